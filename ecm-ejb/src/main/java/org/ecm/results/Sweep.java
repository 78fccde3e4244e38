package org.ecm.results;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.database.Database;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.feed.AttemptClosing;
import org.ecm.feed.ContactMoves;
import org.ecm.feed.LedgerMovedException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Looks up every open attempt by its account number from time to time, until it is settled: the
 * watermark is for speed, this is for certainty (rule 3.3).
 */
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  private final Database database;
  private final PageWriter writer;
  private final ResultSettings settings;
  private final Clock clock;

  Sweep(Database database, PageWriter writer, ResultSettings settings, Clock clock) {
    this.database = database;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  /** One look-up of attempts that are due; true if there may be more. */
  boolean run(DialerGateway gateway, Mandate mandate) throws DialerUnreachableException {
    Instant now = clock.instant();
    List<OpenAttempt> due = database.inTransaction(h -> due(h, gateway.dialer(), now));
    if (due.isEmpty()) {
      return false;
    }
    Map<String, DialerRecord> found =
        gateway.lookUp(due.stream().map(OpenAttempt::accountNumber).toList()).stream()
            .collect(
                Collectors.toMap(
                    DialerRecord::accountNumber, Function.identity(), (first, second) -> first));
    writer.write(gateway.dialer(), List.copyOf(found.values()), mandate);
    List<OpenAttempt> missing =
        due.stream().filter(a -> !found.containsKey(a.accountNumber())).toList();
    mandate.decide(
        database,
        h -> {
          postpone(h, due, now, mandate);
          doubtMissing(h, missing, now, mandate);
          giveUpLost(h, missing, now, gateway.zone(), mandate);
          return missing.size();
        });
    return due.size() == settings.sweepSize();
  }

  private List<OpenAttempt> due(Handle h, String dialer, Instant now) {
    return h.createQuery(
            OpenAttempt.SELECT
                + " where a.state = 'OPEN' and a.sweep_at <= :now and d.dialer = :dialer"
                + " and a.created_at <= :settled order by a.state, a.sweep_at, a.id"
                + " offset 0 rows fetch next :limit rows only")
        .bind("now", now)
        .bind("dialer", dialer)
        .bind("settled", now.minus(settings.sweepEvery()))
        .bind("limit", settings.sweepSize())
        .map(OpenAttempt.MAPPER)
        .list();
  }

  private void postpone(Handle h, List<OpenAttempt> swept, Instant now, Mandate mandate) {
    PreparedBatch batch =
        h.prepareBatch(
            "update attempt set sweep_at = :next where id = :id and state = 'OPEN' and "
                + Mandate.FENCE);
    swept.forEach(
        a ->
            batch
                .bind("next", now.plus(settings.sweepEvery()))
                .bind("id", a.id())
                .bindMap(mandate.bindings())
                .add());
    batch.execute();
  }

  /** Accepted long ago and never seen: its batch is in doubt again, for Contact Feed to settle. */
  private void doubtMissing(Handle h, List<OpenAttempt> missing, Instant now, Mandate mandate) {
    for (OpenAttempt a : missing) {
      boolean overdue = a.createdAt().plus(settings.unconfirmedLimit()).isBefore(now);
      if (!overdue || a.confirmed() || a.contactState() != ContactState.AT_DIALER) {
        continue;
      }
      LOG.warnf("Attempt %s: accepted, but the dialer does not show it", a.accountNumber());
      h.createUpdate(
              "update contact set state = 'UNKNOWN', reason = 'IN_DOUBT', updated_at = :now"
                  + " where id = :id and state = 'AT_DIALER' and current_attempt = :attempt and "
                  + Mandate.FENCE)
          .bind("now", now)
          .bind("id", a.contact())
          .bind("attempt", a.id())
          .bindMap(mandate.bindings())
          .execute();
      h.createUpdate(
              "update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT' where id = :batch"
                  + " and state in ('ACCEPTED', 'SETTLED') and "
                  + Mandate.FENCE)
          .bind("batch", a.batch())
          .bindMap(mandate.bindings())
          .execute();
    }
  }

  /**
   * Unknown through two of the dialer's midnights, and this look-up, live before history, shows it
   * in neither: the result is lost (rule 2.7). Never redialled by itself.
   */
  private static void giveUpLost(
      Handle h, List<OpenAttempt> missing, Instant now, ZoneId zone, Mandate mandate) {
    ContactMoves moves = new ContactMoves(mandate, now);
    AttemptClosing closing = new AttemptClosing(mandate, now);
    for (OpenAttempt a : missing) {
      LocalDate created = a.createdAt().atZone(zone).toLocalDate();
      boolean twoMidnights = !now.atZone(zone).toLocalDate().isBefore(created.plusDays(2));
      if (twoMidnights && a.contactState() == ContactState.UNKNOWN && a.isCurrent()) {
        LOG.warnf("Attempt %s: result lost after two midnights", a.accountNumber());
        moves.move(
            a.contact(),
            List.of(ContactState.UNKNOWN),
            a.id(),
            ContactState.FINISHED,
            Reason.RESULT_UNKNOWN.name(),
            new ContactMoves.Target(
                a.campaign(), a.priority(), a.step(), a.number(), a.callZone(), now),
            1);
        closing.add(a.id(), "LOST", null, null);
      }
    }
    Set<Long> missed = moves.write(h);
    if (!missed.isEmpty()) {
      throw new LedgerMovedException(missed.size() + " unknown contacts");
    }
    closing.write(h, "OPEN");
  }
}
