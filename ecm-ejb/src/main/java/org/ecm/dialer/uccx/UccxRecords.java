package org.ecm.dialer.uccx;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.ecm.database.Chunks;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.ResultPage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads UCCX's dialing list tables, live before history: a row that midnight moves in between is
 * then seen in at least one of them.
 */
class UccxRecords {

  /**
   * Rows of the same second may be changed after they were read: the next read goes over them
   * again.
   */
  private static final Duration OVERLAP = Duration.ofSeconds(2);

  private final UccxSettings uccx;
  private final UccxTables tables;
  private final Jdbi jdbi;
  private final LongSupplier nanos;

  /**
   * @param nanos a monotonic clock
   */
  UccxRecords(UccxSettings uccx, UccxTables tables, DataSource dataSource, LongSupplier nanos) {
    this.uccx = uccx;
    this.tables = tables;
    this.jdbi = Jdbi.create(dataSource);
    this.nanos = nanos;
  }

  /** A read on one connection, so that all of it asks the same server; all within one deadline. */
  interface Read<R> {
    R run(Handle h, Deadline deadline) throws DialerUnreachableException;
  }

  <R> R read(Read<R> work) throws DialerUnreachableException {
    Deadline deadline = new Deadline(uccx, nanos);
    try {
      return jdbi.withHandle(h -> work.run(h, deadline));
    } catch (JdbiException e) {
      throw new DialerUnreachableException(
          uccx + ": its tables cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether both tables can be read. */
  void check() throws DialerUnreachableException {
    read(
        (h, deadline) -> {
          for (String table : List.of(tables.live(), tables.history())) {
            h.createQuery(tables.nothing(table))
                .setQueryTimeout(deadline.secondsLeft())
                .mapToMap()
                .list();
          }
          return null;
        });
  }

  /** Records by account number, the live one before the historical one. */
  Map<String, DialerRecord> byAccount(Handle h, Collection<String> accounts, Deadline deadline)
      throws DialerUnreachableException {
    Map<String, DialerRecord> found = new LinkedHashMap<>();
    for (String table : List.of(tables.live(), tables.history())) {
      for (List<String> chunk : Chunks.of(accounts)) {
        h.createQuery(tables.byAccount(table))
            .bindList("accounts", chunk)
            .setQueryTimeout(deadline.secondsLeft())
            .map((row, context) -> record(row))
            .forEach(r -> found.putIfAbsent(r.accountNumber(), r));
      }
    }
    return found;
  }

  /** A page of changed records of both tables. */
  ResultPage changed(Handle h, String campaign, String position, int limit, Deadline deadline)
      throws DialerUnreachableException {
    UccxPosition from = UccxPosition.parse(position);
    List<Change> live = changes(h, tables.live(), campaign, from.live(), limit, deadline);
    List<Change> history = changes(h, tables.history(), campaign, from.history(), limit, deadline);
    boolean more = live.size() == limit || history.size() == limit;
    List<DialerRecord> records = new ArrayList<>();
    live.forEach(c -> records.add(c.record()));
    history.forEach(c -> records.add(c.record()));
    UccxPosition to =
        new UccxPosition(after(from.live(), live, limit), after(from.history(), history, limit));
    return new ResultPage(records, to.toString(), more);
  }

  private record Change(DialerRecord record, LocalDateTime at, long id) {}

  private List<Change> changes(
      Handle h, String table, String campaign, UccxPosition.Mark from, int limit, Deadline deadline)
      throws DialerUnreachableException {
    return h.createQuery(tables.byChange(table))
        .bind("campaign", Integer.parseInt(campaign))
        .bind("time", from.time())
        .bind("id", from.id())
        .setMaxRows(limit)
        .setQueryTimeout(deadline.secondsLeft())
        .map(
            (row, context) ->
                new Change(record(row), changedAt(row), row.getLong(tables.recordId())))
        .list();
  }

  private static UccxPosition.Mark after(UccxPosition.Mark from, List<Change> page, int limit) {
    if (page.isEmpty()) {
      return from;
    }
    Change last = page.get(page.size() - 1);
    if (page.size() == limit) {
      return new UccxPosition.Mark(last.at(), last.id());
    }
    LocalDateTime overlap = last.at().minus(OVERLAP);
    return new UccxPosition.Mark(overlap.isBefore(from.time()) ? from.time() : overlap, -1);
  }

  private DialerRecord record(ResultSet row) throws SQLException {
    int status = row.getInt(tables.callStatus());
    int result = row.getInt(tables.callResult());
    return new DialerRecord(
        row.getString(tables.recordId()),
        text(row, tables.campaignId()),
        text(row, tables.accountNumber()),
        uccx.fromDialer(text(row, tables.phone())),
        row.getInt(tables.callsMade()),
        String.valueOf(status),
        String.valueOf(result),
        UccxCodes.progress(status),
        UccxCodes.disposition(result),
        changedAt(row) == null ? null : changedAt(row).atZone(uccx.zone()).toInstant());
  }

  /** Without the blanks that pad a column of fixed length. */
  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : text.strip();
  }

  /** Null for a row that was never changed: rows of a page have one, those looked up may not. */
  private LocalDateTime changedAt(ResultSet row) throws SQLException {
    Timestamp at = row.getTimestamp(tables.changedAt());
    return at == null ? null : at.toLocalDateTime();
  }
}
