package org.ecm.drills.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.check.Evidence.Sending;
import org.jdbi.v3.core.Handle;

/**
 * What is decided under mandates from now on: what the ledger does not hold yet. Neither the times
 * in the ledger can tell that, which are those of nodes whose clocks a drill moves, nor an order of
 * the ids, of which each node has blocks of its own.
 */
public final class DecisionReader {
  private static final String FED =
      "select id, epoch, holder, incarnation, created_at, sending_at from batch";
  private static final String APPLIED =
      """
      select id, epoch, seen_at from dialer_result
      where verdict in ('APPLY', 'APPLY_OVER_NEWER')
      """;

  private static final String SENT =
      """
      select batch.id, attempt.account_number, attempt.number, batch.sending_at
      from attempt join batch on batch.id = attempt.batch_id
      where batch.sending_at is not null
      """;

  /** Clocks are moved by whole hours, and no drill lasts for one. */
  private static final Duration HOUR = Duration.ofHours(1);

  private final Instant since;
  private final Set<Long> knownBatches;
  private final Set<Long> knownResults;

  private DecisionReader(Instant since, Set<Long> knownBatches, Set<Long> knownResults) {
    this.since = since;
    this.knownBatches = knownBatches;
    this.knownResults = knownResults;
  }

  /** Remembers what the ledger holds already; all that was begun before should be at rest. */
  public static DecisionReader fromNowOn(LedgerDatabase database) {
    return database.jdbi().withHandle(DecisionReader::fromNowOn);
  }

  static DecisionReader fromNowOn(Handle h) {
    return new DecisionReader(
        Instant.now(), ids(h, "select id from batch"), ids(h, "select id from dialer_result"));
  }

  private static Set<Long> ids(Handle h, String query) {
    return new HashSet<>(h.createQuery(query).mapTo(Long.class).list());
  }

  /** All that was decided since, each with its time by the right clock. */
  List<Decision> read(Handle h) {
    Instant until = Instant.now();
    Stream<Decision> fed =
        h
            .createQuery(FED)
            .map(
                (row, context) ->
                    knownBatches.contains(row.getLong(1)) ? List.<Decision>of() : batch(row, until))
            .list()
            .stream()
            .flatMap(List::stream);
    Stream<Decision> applied =
        h
            .createQuery(APPLIED)
            .map(
                (row, context) ->
                    knownResults.contains(row.getLong(1))
                        ? List.<Decision>of()
                        : List.of(result(row, until)))
            .list()
            .stream()
            .flatMap(List::stream);
    return Stream.concat(fed, applied).toList();
  }

  /** All attempts whose batches were marked SENDING since, whether they were sent or not. */
  List<Sending> marked(Handle h) {
    Instant until = Instant.now();
    return h
        .createQuery(SENT)
        .map(
            (row, context) ->
                knownBatches.contains(row.getLong(1))
                    ? List.<Sending>of()
                    : List.of(
                        new Sending(row.getString(2), row.getString(3), instant(row, 4, until))))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private List<Decision> batch(ResultSet row, Instant until) throws SQLException {
    Decision claimed = fed(row, "claimed", instant(row, 5, until));
    Instant sending = instant(row, 6, until);
    return sending == null ? List.of(claimed) : List.of(claimed, fed(row, "sent", sending));
  }

  private static Decision fed(ResultSet row, String what, Instant at) throws SQLException {
    return new Decision(
        "contact-feed",
        "batch " + row.getLong(1) + " " + what,
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        at);
  }

  private Decision result(ResultSet row, Instant until) throws SQLException {
    return new Decision(
        "sync-results",
        "result " + row.getLong(1),
        row.getLong(2),
        null,
        null,
        instant(row, 3, until));
  }

  private Instant instant(ResultSet row, int column, Instant until) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : byTheRightClock(utc.toInstant(ZoneOffset.UTC), until);
  }

  /** It happened between then and now: a time that lies elsewhere is of a clock that was moved. */
  private Instant byTheRightClock(Instant at, Instant until) {
    Instant right = at;
    while (right.isBefore(since)) {
      right = right.plus(HOUR);
    }
    while (right.isAfter(until)) {
      right = right.minus(HOUR);
    }
    return right;
  }
}
