package org.ecm.demo.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Batch;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.DoNotCall;
import org.ecm.demo.history.Ledger.ImportJob;
import org.ecm.demo.history.Ledger.Result;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads the whole ledger; nothing should be at work while it reads. */
public final class LedgerReader {
  private static final String IMPORTS =
      """
      select j.id, j.campaign_id, j.state, j.rows_read, j.accepted, j.rejected, j.duplicate, j.suppressed,
        (select count(*) from contact c where c.import_job_id = j.id) contacts,
        (select count(*) from import_verdict v where v.job_id = j.id and v.verdict = 'REJECTED') rejected_rows,
        (select count(*) from import_verdict v where v.job_id = j.id and v.verdict = 'DUPLICATE') duplicate_rows,
        (select count(*) from import_verdict v where v.job_id = j.id and v.verdict = 'SUPPRESSED') suppressed_rows
      from import_job j
      """;
  private static final String ATTEMPTS =
      """
      select a.id, a.contact_id, a.campaign_id, d.external_id, a.batch_id, a.account_number,
        a.number, a.state, a.disposition
      from attempt a join dialer_campaign d on d.id = a.dialer_campaign_id
      """;

  private LedgerReader() {}

  /** Reads everything over one connection. */
  public static Ledger read(String url, String user, String password) {
    return Jdbi.create(url, user, password).withHandle(LedgerReader::read);
  }

  /** Whether no batch is in doubt and no import at work, those included that nobody was told of. */
  public static boolean isAtRest(String url, String user, String password) {
    return Jdbi.create(url, user, password)
        .withHandle(
            h ->
                h.createQuery(
                            "select (select count(*) from batch where open_state <> 'DONE')"
                                + " + (select count(*) from import_job"
                                + " where state in ('RECEIVING', 'QUEUED', 'RUNNING'))")
                        .mapTo(Long.class)
                        .one()
                    == 0);
  }

  static Ledger read(Handle h) {
    return new Ledger(
        list(h, IMPORTS, LedgerReader::importJob),
        list(
            h,
            "select id, campaign_id, state, reason, current_attempt from contact",
            row ->
                new Contact(
                    row.getLong(1),
                    row.getLong(2),
                    row.getString(3),
                    row.getString(4),
                    nullable(row, 5))),
        list(
            h,
            "select id, state, sending_at from batch",
            row -> new Batch(row.getLong(1), row.getString(2), instant(row, 3))),
        list(h, ATTEMPTS, LedgerReader::attempt),
        list(
            h,
            "select attempt_id, account_number, result, verdict from dialer_result",
            row ->
                new Result(nullable(row, 1), row.getString(2), row.getString(3), row.getString(4))),
        list(
            h,
            "select number, campaign_id, created_at, expires_at from do_not_call",
            row ->
                new DoNotCall(row.getString(1), row.getLong(2), instant(row, 3), instant(row, 4))));
  }

  private static ImportJob importJob(ResultSet row) throws SQLException {
    return new ImportJob(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> list(Handle h, String sql, RowReader<T> reader) {
    return h.createQuery(sql).map((row, context) -> reader.read(row)).list();
  }

  private static Long nullable(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    LocalDateTime utc = row.getObject(column, LocalDateTime.class);
    return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
  }
}
