package org.ecm.results;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactState;
import org.ecm.contact.Reason;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTime;
import org.ecm.dialer.DialerGateway;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Midnight;
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
  private final Mandate mandate;
  private final Vanishing vanishing = new Vanishing();

  Sweep(
      Database database, PageWriter writer, ResultSettings settings, Clock clock, Mandate mandate) {
    this.database = database;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
    this.mandate = mandate;
  }

  /** One look-up of attempts that are due; true if there may be more. */
  boolean run(DialerGateway gateway) throws DialerUnreachableException {
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
    PageWriter.Written written =
        writer.write(gateway.dialer(), List.copyOf(found.values()), mandate);
    Map<Boolean, List<OpenAttempt>> shown =
        due.stream().collect(Collectors.partitioningBy(a -> found.containsKey(a.accountNumber())));
    vanishing.shown(shown.get(true));
    if (!Midnight.isNear(now, gateway.zone())) {
      doubt(shown.get(false), now);
      giveUpLost(shown.get(false), now, gateway.zone());
    }
    postpone(due, now);
    written.orFail();
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

  /**
   * Each write of the sweep is a transaction of its own, so that it locks contacts before attempts,
   * and both in the order of their ids, as everybody does.
   */
  private void postpone(List<OpenAttempt> swept, Instant now) {
    mandate.decide(
        database,
        h -> {
          PreparedBatch batch =
              h.prepareBatch(
                  "update attempt set sweep_at = :next where id = :id and state = 'OPEN' and "
                      + Mandate.FENCE);
          swept.stream()
              .map(OpenAttempt::id)
              .sorted()
              .forEach(
                  id ->
                      batch
                          .bind("next", now.plus(settings.sweepEvery()))
                          .bind("id", id)
                          .bindMap(mandate.bindings())
                          .add());
          return batch.execute();
        });
  }

  /**
   * Accepted long ago and never seen, or seen and gone: its batch is in doubt again, for Contact
   * Feed to settle.
   */
  private void doubt(List<OpenAttempt> missing, Instant now) {
    List<OpenAttempt> doubtful =
        missing.stream()
            .filter(a -> a.contactState() == ContactState.AT_DIALER)
            .filter(a -> a.confirmed() ? vanishing.isGone(a) : isOverdue(a, now))
            .sorted(Comparator.comparingLong(OpenAttempt::contact))
            .toList();
    if (doubtful.isEmpty()) {
      return;
    }
    doubtful.forEach(
        a ->
            LOG.warnf(
                "Attempt %s: %s",
                a.accountNumber(),
                a.confirmed()
                    ? "the dialer has shown it, but does so no longer"
                    : "accepted, but the dialer does not show it"));
    mandate.decide(
        database,
        h -> {
          doubtContacts(h, doubtful, now);
          return doubtBatches(h, doubtful);
        });
  }

  private boolean isOverdue(OpenAttempt a, Instant now) {
    return a.createdAt().plus(settings.unconfirmedLimit()).isBefore(now);
  }

  private void doubtContacts(Handle h, List<OpenAttempt> doubtful, Instant now) {
    PreparedBatch contacts =
        h.prepareBatch(
            "update contact set state = 'UNKNOWN', reason = 'IN_DOUBT', updated_at = :now"
                + " where id = :id and state = 'AT_DIALER' and current_attempt = :attempt and "
                + Mandate.FENCE);
    for (OpenAttempt a : doubtful) {
      contacts
          .bind("now", now)
          .bind("id", a.contact())
          .bind("attempt", a.id())
          .bindMap(mandate.bindings())
          .add();
    }
    contacts.execute();
  }

  private int[] doubtBatches(Handle h, List<OpenAttempt> doubtful) {
    PreparedBatch batches =
        h.prepareBatch(
            "update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT' where id = :batch"
                + " and state in ('ACCEPTED', 'SETTLED') and "
                + Mandate.FENCE);
    doubtful.stream()
        .map(OpenAttempt::batch)
        .distinct()
        .sorted()
        .forEach(id -> batches.bind("batch", id).bindMap(mandate.bindings()).add());
    return batches.execute();
  }

  /**
   * Unknown through two of the dialer's midnights, and this look-up, live before history, shows it
   * in neither: the result is lost (rule 2.7). Never redialled by itself.
   */
  private void giveUpLost(List<OpenAttempt> missing, Instant now, ZoneId zone) {
    ContactMoves moves = new ContactMoves(mandate, now);
    AttemptClosing closing = new AttemptClosing(mandate, now);
    List<OpenAttempt> lost = lost(missing, now, zone);
    if (!lost.isEmpty()) {
      // It cannot be taken back: the database must say as well that two midnights have passed.
      lost = lost(lost, database.inTransaction(h -> DatabaseTime.orEarlier(h, now)), zone);
    }
    if (lost.isEmpty()) {
      return;
    }
    for (OpenAttempt a : lost) {
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
    mandate.decide(
        database,
        h -> {
          Set<Long> missed = moves.write(h);
          if (!missed.isEmpty()) {
            throw new LedgerMovedException(missed.size() + " unknown contacts");
          }
          return closing.write(h, "OPEN");
        });
  }

  private static List<OpenAttempt> lost(List<OpenAttempt> missing, Instant now, ZoneId zone) {
    return missing.stream().filter(a -> isLost(a, now, zone)).toList();
  }

  private static boolean isLost(OpenAttempt a, Instant now, ZoneId zone) {
    LocalDate since = a.contactChangedAt().atZone(zone).toLocalDate();
    boolean twoMidnights = !now.atZone(zone).toLocalDate().isBefore(since.plusDays(2));
    return twoMidnights && a.contactState() == ContactState.UNKNOWN && a.isCurrent();
  }
}
