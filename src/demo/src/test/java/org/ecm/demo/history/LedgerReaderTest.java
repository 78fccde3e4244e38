package org.ecm.demo.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.ecm.database.Schema;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Batch;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.DoNotCall;
import org.ecm.demo.history.Ledger.ImportJob;
import org.ecm.demo.history.Ledger.Result;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class LedgerReaderTest {

  @Test
  void theRealSchemaIsReadWhole() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MSSQLServer;TIME ZONE=UTC", "sa", "sa");
    Schema.migrate(pool);
    Ledger ledger =
        Jdbi.create(pool)
            .withHandle(
                h -> {
                  h.createScript(ROWS).execute();
                  return LedgerReader.read(h);
                });
    Instant at = Instant.parse("2026-11-02T10:00:00.123456Z");
    assertThat(ledger.imports())
        .containsExactly(new ImportJob(5, 3, "DONE", 3, 1, 1, 0, 1, 1, 1, 0, 1));
    assertThat(ledger.contacts()).containsExactly(new Contact(6, 3, "AT_DIALER", "SENT", 8L));
    assertThat(ledger.batches()).containsExactly(new Batch(7, "ACCEPTED", at));
    assertThat(ledger.attempts())
        .containsExactly(new Attempt(8, 6, 3, "42", 7, "ABC", "+12125550101", "OPEN", null, true));
    assertThat(ledger.results())
        .containsExactly(
            new Result(8L, "ABC", "11", "KEPT"), new Result(null, "X", "1", "STRANGE"));
    assertThat(ledger.doNotCall()).containsExactly(new DoNotCall("+12125550109", 0, at, null));
  }

  private static final String ROWS =
      """
      insert into strategy (id, name, version) values (1, 's', 0);
      insert into dialer_campaign (id, dialer, external_id, name, kind, window_size, gone, version)
        values (2, 'uccx', '42', 'd', 'IVR', 100, 0, 0);
      insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id, default_region, time_zone, priority, created_at, version)
        values (3, 'c', 'c', 'RUNNING', 2, 1, 'US', 'UTC', 5, '2026-11-02 10:00:00', 0);
      insert into contact_list (id, campaign_id, name, created_at) values (4, 3, 'l', '2026-11-02 10:00:00');
      insert into import_job (id, campaign_id, list_id, file_name, state, node, incarnation, bytes_received, position, rows_read, accepted, rejected, duplicate, suppressed, created_by, created_at, updated_at)
        values (5, 3, 4, 'f.csv', 'DONE', 'n', 'i', 9, 9, 3, 1, 1, 0, 1, 'u', '2026-11-02 10:00:00', '2026-11-02 10:00:00');
      insert into import_verdict (job_id, row_no, verdict, reason) values (5, 2, 'REJECTED', 'NO_PHONE');
      insert into import_verdict (job_id, row_no, verdict, reason) values (5, 3, 'SUPPRESSED', 'DO_NOT_CALL');
      insert into contact (id, campaign_id, list_id, import_job_id, row_no, row_key, priority, state, reason, step, next_number, call_zone, due_at, attempts_made, current_attempt, sending, created_at, updated_at)
        values (6, 3, 4, 5, 1, 'k', 5, 'AT_DIALER', 'SENT', 0, '+12125550101', 'UTC', '2026-11-02 10:00:00', 1, 8, 0, '2026-11-02 10:00:00', '2026-11-02 10:00:00');
      insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder, incarnation, size, probe, created_at, sending_at, call_over, not_sent, settle_tries)
        values (7, 2, 'ACCEPTED', 'DONE', 1, 'n', 'i', 1, 0, '2026-11-02 10:00:00', '2026-11-02 10:00:00.123456', 1, 0, 0);
      insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id, account_number, number, step, state, open_contact_key, open_number_key, sweep_at, in_window, confirmed, redialled, created_at)
        values (8, 6, 3, 2, 7, 'ABC', '+12125550101', 0, 'OPEN', 6, '2/+12125550101', '2026-11-02 10:00:00', 0, 0, 1, '2026-11-02 10:00:00');
      insert into dialer_result (id, dialer, record_key, account_number, attempt_id, status, result, verdict, seen_at, epoch)
        values (9, 'uccx', 'r1', 'ABC', 8, '8', '11', 'KEPT', '2026-11-02 10:00:00', 1);
      insert into dialer_result (id, dialer, record_key, account_number, status, result, verdict, seen_at, epoch)
        values (10, 'uccx', 'r2', 'X', '3', '1', 'STRANGE', '2026-11-02 10:00:00', 1);
      insert into do_not_call (id, number, campaign_id, source, created_by, created_at)
        values (11, '+12125550109', 0, 'test', 'u', '2026-11-02 10:00:00.123456');
      """;
}
