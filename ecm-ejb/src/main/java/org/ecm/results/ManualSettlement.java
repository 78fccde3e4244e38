package org.ecm.results;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ecm.audit.Audit;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ConflictException;
import org.ecm.database.Chunks;
import org.ecm.database.Database;
import org.ecm.database.UtcTimes;
import org.ecm.feed.AttemptClosing;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A person's decision about contacts whose fate cannot be told (rule 2.7): finished, their results
 * unknown, never called again by themselves. The only decision offered: that they were not called
 * is for a proof to say.
 *
 * <p>Needs no mandate: a contact goes by a compare-and-set on its state and its current attempt, in
 * the order of ids, contacts before attempts. What a component has read of it before then misses.
 */
@ApplicationScoped
public class ManualSettlement {

  /**
   * What there is to decide in a campaign.
   *
   * @param contacts how many are unknown
   * @param oldest since when the first of them is unknown; null if there is none
   * @param newest since when the last of them is unknown; null if there is none
   */
  public record Pending(long contacts, Instant oldest, Instant newest) {}

  /**
   * What came of a decision.
   *
   * @param settled contacts that are finished, their results unknown
   * @param faster contacts that were no longer unknown: a result or a look-up was faster
   */
  public record Outcome(long settled, long faster) {}

  private static final int TRIES = 10;

  private static final String UNKNOWN =
      "select c.id, a.id attempt_id from contact c join attempt a on a.id = c.current_attempt"
          + " where c.state = 'UNKNOWN' and a.state = 'OPEN'";

  private static final String FINISH =
      "update contact set state = 'FINISHED', reason = 'RESULT_UNKNOWN', sending = 0,"
          + " attempts_made = attempts_made + 1, updated_at = :now"
          + " where id = :id and state = 'UNKNOWN' and current_attempt = :attempt";

  private record Unknown(long contact, long attempt) {}

  /** A contact as it is now; its attempt is null, and has no account, if nothing was tried yet. */
  private record Present(String state, String reason, Long attempt, String account) {}

  private final Database database;
  private final Audit audit;
  private final Clock clock;

  @Inject
  public ManualSettlement(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ManualSettlement() {
    this(null, null, null);
  }

  /** What there is to decide in a campaign, counted now; nothing if there is no such campaign. */
  public Pending pending(long campaign) {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select count(*) contacts, min(updated_at) oldest, max(updated_at) newest"
                        + " from contact where campaign_id = :campaign and state = 'UNKNOWN'")
                .bind("campaign", campaign)
                .map(
                    (row, context) ->
                        new Pending(
                            row.getLong("contacts"), time(row, "oldest"), time(row, "newest")))
                .one());
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return UtcTimes.read(row.getObject(column, LocalDateTime.class));
  }

  /**
   * Settles one contact in one transaction.
   *
   * @param attempt id of the attempt of which nobody can tell, as the person has seen it
   * @throws NotFoundException if there is no such contact
   * @throws ConflictException if it is not unknown, or is so after another attempt: nothing is
   *     settled then
   */
  public void settle(long contact, long attempt, String actor) {
    database.useTransaction(
        h -> {
          decide(h, contact, attempt);
          audit.record(actor, "contact.settle", "contact " + contact, "attempt " + attempt);
        });
  }

  private void decide(Handle h, long contact, long attempt) {
    for (int i = 0; i < TRIES; i++) {
      Present present = present(h, contact);
      if (!present.state().equals("UNKNOWN")) {
        throw new ConflictException(
            "Contact %d is %s (%s), not UNKNOWN: there is nothing to decide"
                .formatted(contact, present.state(), present.reason()));
      }
      if (!Objects.equals(present.attempt(), attempt)) {
        throw new ConflictException(
            ("Contact %d is unknown after another attempt by now, with account number %s: nothing"
                    + " was settled. Look at the contact again before you decide")
                .formatted(contact, present.account()));
      }
      if (finish(h, List.of(new Unknown(contact, attempt))) == 1) {
        return;
      }
    }
    throw new IllegalStateException("Contact " + contact + " changes all the time; try again");
  }

  private static Present present(Handle h, long contact) {
    return h.createQuery(
            "select c.state, c.reason, c.current_attempt, a.account_number from contact c"
                + " left join attempt a on a.id = c.current_attempt where c.id = :id")
        .bind("id", contact)
        .map(
            (row, context) ->
                new Present(
                    row.getString("state"),
                    row.getString("reason"),
                    row.getObject("current_attempt", Long.class),
                    row.getString("account_number")))
        .findOne()
        .orElseThrow(() -> new NotFoundException("contact", contact));
  }

  /**
   * Settles all contacts of a campaign that are unknown now, in short transactions. One that
   * becomes unknown meanwhile is left alone. Must not be part of a transaction of the caller; if it
   * breaks off, what was settled until then stays so.
   *
   * @param expected how many there are, as the person has seen it
   * @throws ConflictException if there are more, or fewer: nothing is settled then
   */
  public Outcome settleAll(long campaign, long expected, String actor) {
    List<Unknown> unknown =
        database.inTransaction(
            h ->
                h.createQuery(UNKNOWN + " and c.campaign_id = :campaign order by c.id")
                    .bind("campaign", campaign)
                    .map((row, context) -> read(row))
                    .list());
    if (unknown.size() != expected) {
      throw new ConflictException(
          "The campaign has %d unknown contacts now, not %d: look again before you decide"
              .formatted(unknown.size(), expected));
    }
    long settled = 0;
    for (List<Unknown> part : Chunks.of(unknown)) {
      settled += database.inTransaction(h -> decide(h, campaign, part, actor));
    }
    return new Outcome(settled, expected - settled);
  }

  private int decide(Handle h, long campaign, List<Unknown> part, String actor) {
    int settled = finish(h, part);
    if (settled > 0) {
      audit.record(
          actor,
          "campaign.settle",
          "campaign " + campaign,
          "%d contacts from %d to %d"
              .formatted(settled, part.get(0).contact(), part.get(part.size() - 1).contact()));
    }
    return settled;
  }

  private static Unknown read(ResultSet row) throws SQLException {
    return new Unknown(row.getLong("id"), row.getLong("attempt_id"));
  }

  /** Returns how many were still unknown and are finished now. */
  private int finish(Handle h, List<Unknown> ordered) {
    Instant now = clock.instant();
    PreparedBatch contacts = h.prepareBatch(FINISH);
    ordered.forEach(
        u -> contacts.bind("now", now).bind("id", u.contact()).bind("attempt", u.attempt()).add());
    int[] counts = contacts.execute();
    List<Long> decided = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        decided.add(ordered.get(i).attempt());
      }
    }
    AttemptClosing closing = AttemptClosing.byPerson(now);
    decided.forEach(attempt -> closing.add(attempt, "LOST", null, null));
    if (closing.write(h, "OPEN") != decided.size()) {
      throw new IllegalStateException("An unknown contact has no open attempt");
    }
    return decided.size();
  }
}
