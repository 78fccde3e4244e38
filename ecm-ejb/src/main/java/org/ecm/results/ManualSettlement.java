package org.ecm.results;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ecm.audit.Audit;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ConflictException;
import org.ecm.database.Chunks;
import org.ecm.database.Database;
import org.ecm.feed.OverdueLookUp;
import org.jdbi.v3.core.Handle;

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
   * @param contacts of how many nobody can tell
   * @param atDialer how many of them are at the dialer, which may still call them, and could not be
   *     looked up there for hours; the others are unknown
   * @param oldest since when the first of them is unknown, or its look-up was due; null if there is
   *     none
   * @param newest the same of the last of them
   */
  public record Pending(long contacts, long atDialer, Instant oldest, Instant newest) {}

  /**
   * What a person has seen of it and decides about.
   *
   * @param contacts see {@link Pending}
   * @param atDialer see {@link Pending}: who has not been told of these does not end them
   */
  public record Seen(long contacts, long atDialer) {}

  /**
   * What came of a decision.
   *
   * @param settled contacts that are finished, their results unknown
   * @param faster contacts of which something was known by then: a result or a look-up was faster
   */
  public record Outcome(long settled, long faster) {}

  private static final int TRIES = 10;

  /** A contact as it is now; its attempt is null, and has no account, if nothing was tried yet. */
  private record Present(
      String state, String reason, Long attempt, String account, boolean undecided) {}

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
    return database.inTransaction(h -> Undecided.count(h, campaign, clock.instant()));
  }

  /**
   * Whether there is something to decide about a contact now; the answer may be outdated at once.
   *
   * @throws NotFoundException if there is no such contact
   */
  public boolean isUndecided(long contact) {
    return database.inTransaction(h -> present(h, contact)).undecided();
  }

  /**
   * Settles one contact in one transaction.
   *
   * @param attempt id of the attempt of which nobody can tell, as the person has seen it
   * @throws NotFoundException if there is no such contact
   * @throws ConflictException if it is neither unknown nor at a dialer that could not be asked
   *     about it for hours, or is so after another attempt: nothing is settled then
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
      if (!present.undecided()) {
        throw refusal(contact, present);
      }
      if (!Objects.equals(present.attempt(), attempt)) {
        throw new ConflictException(
            ("Contact %d is %s after another attempt by now, with account number %s: nothing"
                    + " was settled. Look at the contact again before you decide")
                .formatted(contact, present.state(), present.account()));
      }
      Undecided undecided = new Undecided(contact, attempt, present.state());
      if (Undecided.finish(h, List.of(undecided), clock.instant()) == 1) {
        return;
      }
    }
    throw new IllegalStateException("Contact " + contact + " changes all the time; try again");
  }

  private static ConflictException refusal(long contact, Present present) {
    String why =
        present.state().equals("AT_DIALER")
            ? (": there is nothing to decide unless it cannot be looked up there for %d hours, or its"
                    + " record there is set aside for as long")
                .formatted(OverdueLookUp.AFTER.toHours())
            : ", not UNKNOWN: there is nothing to decide";
    return new ConflictException(
        "Contact %d is %s (%s)%s".formatted(contact, present.state(), present.reason(), why));
  }

  private Present present(Handle h, long contact) {
    return h.createQuery(
            "select c.state, c.reason, c.current_attempt, a.account_number, case when "
                + Undecided.CONDITION
                + " then 1 else 0 end undecided"
                + " from contact c left join attempt a on a.id = c.current_attempt where c.id = :id")
        .bind("id", contact)
        .bind("due", OverdueLookUp.before(clock.instant()))
        .map(
            (row, context) ->
                new Present(
                    row.getString("state"),
                    row.getString("reason"),
                    row.getObject("current_attempt", Long.class),
                    row.getString("account_number"),
                    row.getBoolean("undecided")))
        .findOne()
        .orElseThrow(() -> new NotFoundException("contact", contact));
  }

  /**
   * Settles all contacts of a campaign that nobody can tell of now, in short transactions. One that
   * comes to them meanwhile is left alone. Must not be part of a transaction of the caller; if it
   * breaks off, what was settled until then stays so.
   *
   * @param seen how many there are, as the person has seen it
   * @throws ConflictException if there are more, or fewer: nothing is settled then
   */
  public Outcome settleAll(long campaign, Seen seen, String actor) {
    List<Undecided> undecided =
        database.inTransaction(h -> Undecided.of(h, campaign, clock.instant()));
    long atDialer = undecided.stream().filter(u -> u.state().equals("AT_DIALER")).count();
    if (!seen.equals(new Seen(undecided.size(), atDialer))) {
      throw new ConflictException(
          ("The campaign has %d contacts to settle now, %d of them at the dialer, not %d and %d:"
                  + " look again before you decide")
              .formatted(undecided.size(), atDialer, seen.contacts(), seen.atDialer()));
    }
    long settled = 0;
    for (List<Undecided> part : Chunks.of(undecided)) {
      settled += database.inTransaction(h -> decide(h, campaign, part, actor));
    }
    return new Outcome(settled, seen.contacts() - settled);
  }

  private int decide(Handle h, long campaign, List<Undecided> part, String actor) {
    int settled = Undecided.finish(h, part, clock.instant());
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
}
