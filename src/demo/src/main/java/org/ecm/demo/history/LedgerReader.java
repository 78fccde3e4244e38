package org.ecm.demo.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      select id, campaign_id, state, rows_read, accepted, rejected, duplicate, suppressed from import_job
      """;

  /** One scan each, and not one for each file, as it would be in a join on H2. */
  private static final String CONTACTS_OF_FILES =
      "select import_job_id, count(*) from contact where import_job_id is not null group by import_job_id";

  private static final String VERDICTS_OF_FILES =
      "select job_id, verdict, count(*) from import_verdict group by job_id, verdict";

  private static final String ATTEMPTS =
      """
      select a.id, a.contact_id, a.campaign_id, d.external_id, a.batch_id, a.account_number,
        a.number, a.state, a.disposition, a.redialled
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
        imports(h),
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

  private static List<ImportJob> imports(Handle h) {
    Map<String, Long> rows = new HashMap<>();
    list(h, CONTACTS_OF_FILES, row -> rows.put(row.getLong(1) + " contacts", row.getLong(2)));
    list(
        h,
        VERDICTS_OF_FILES,
        row -> rows.put(row.getLong(1) + " " + row.getString(2), row.getLong(3)));
    return list(h, IMPORTS, row -> importJob(row, rows));
  }

  private static ImportJob importJob(ResultSet row, Map<String, Long> rows) throws SQLException {
    long id = row.getLong(1);
    return new ImportJob(
        id,
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        rows.getOrDefault(id + " contacts", 0L),
        rows.getOrDefault(id + " REJECTED", 0L),
        rows.getOrDefault(id + " DUPLICATE", 0L),
        rows.getOrDefault(id + " SUPPRESSED", 0L));
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
        row.getString(9),
        row.getBoolean(10));
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
