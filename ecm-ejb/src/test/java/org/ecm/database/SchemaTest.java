package org.ecm.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schema itself promises; on H2, and with {@code -Psqlserver} on any SQL Server. */
class SchemaTest {

  private final DataSource source = TestDatabase.migrated();
  private final Jdbi jdbi = UtcTimes.install(Jdbi.create(source));

  @Test
  void migratingTwiceChangesNothing() {
    assertThat(Schema.migrate(source)).isEqualTo(Schema.migrate(source));
  }

  @RepeatedTest(10)
  void twoNodesMayMigrateAtOnce() {
    DataSource empty = TestDatabase.empty();
    List<CompletableFuture<String>> nodes =
        List.of(
            CompletableFuture.supplyAsync(() -> migrateAsANodeDoes(empty)),
            CompletableFuture.supplyAsync(() -> migrateAsANodeDoes(empty)));
    assertThat(nodes.stream().map(CompletableFuture::join).distinct()).hasSize(1);
  }

  /** Tries again for as long as it takes; here a few times are enough, or it never ends well. */
  private static String migrateAsANodeDoes(DataSource database) {
    RuntimeException last = null;
    for (int i = 0; i < 5; i++) {
      try {
        return Schema.migrate(database);
      } catch (RuntimeException e) {
        last = e;
      }
    }
    throw last;
  }

  @Test
  void aMigrationThatFailedRunsAgain() {
    assumeThat(TestDatabase.isSqlServer()).as("there a migration is one transaction").isFalse();
    String newest = Schema.migrate(source);
    jdbi.useHandle(
        h ->
            h.execute(
                "update \"flyway_schema_history\" set \"success\" = 0 where \"version\" = ?",
                newest));
    assertThat(Schema.migrate(source)).isEqualTo(newest);
  }

  @Test
  void anApplicationThatIsOlderThanTheSchemaIsRefusedAndChangesNothing() {
    DataSource newer = TestDatabase.empty();
    Schema.migrate(newer);
    Jdbi.create(newer)
        .useHandle(
            h ->
                h.execute(
                    "insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                        + " \"description\", \"type\", \"script\", \"installed_by\","
                        + " \"installed_on\", \"execution_time\", \"success\")"
                        + " values (99, '999', 'newer', 'SQL', 'V999__newer.sql', 'x', ?, 0, 1)",
                    LocalDateTime.of(2026, 11, 20, 10, 0)));
    assertThatThrownBy(() -> Schema.migrate(newer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 999")
        .hasMessageContaining("Deploy the newer application");
  }

  @Test
  void aMigrationThatWasKilledHalfWayRunsAgain() {
    assumeThat(TestDatabase.isSqlServer()).as("there a migration is one transaction").isFalse();
    jdbi.useHandle(
        h -> {
          h.execute("drop table dialer_result");
          h.execute("delete from \"flyway_schema_history\"");
        });
    Schema.migrate(source);
    long rows =
        jdbi.withHandle(
            h -> h.createQuery("select count(*) from dialer_result").mapTo(Long.class).one());
    assertThat(rows).isZero();
  }

  @Test
  void aContactHasOneOpenAttemptAtMost() {
    ledger();
    attempt(1, 1, "A", "+1", "OPEN");
    assertThatThrownBy(() -> attempt(2, 1, "B", "+2", "OPEN")).isInstanceOf(JdbiException.class);
    close(1);
    attempt(2, 1, "B", "+2", "OPEN");
  }

  @Test
  void aNumberHasOneOpenAttemptAtMostInADialerCampaign() {
    ledger();
    attempt(1, 1, "A", "+1", "OPEN");
    assertThatThrownBy(() -> attempt(2, 2, "B", "+1", "OPEN")).isInstanceOf(JdbiException.class);
    close(1);
    attempt(2, 2, "B", "+1", "OPEN");
  }

  @Test
  void anAccountNumberIsNeverUsedAgain() {
    ledger();
    attempt(1, 1, "A", "+1", "OPEN");
    close(1);
    assertThatThrownBy(() -> attempt(2, 2, "A", "+2", "OPEN")).isInstanceOf(JdbiException.class);
  }

  @Test
  void aContactHasOneOfTheFiveStates() {
    ledger();
    assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute("update contact set state = 'LOST'")))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute("update contact set state = 'CLAIMED'")))
        .as("claimed without an attempt")
        .isInstanceOf(JdbiException.class);
  }

  /** Each row is right but for one value, which its check refuses. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ck_batch_state | update batch set state = 'SENT', open_state = 'DONE'",
        "ck_batch_open_state | update batch set open_state = 'DONE'",
        "ck_batch_open_state | update batch set state = 'ACCEPTED'",
        "ck_batch_open_state | update batch set state = 'SETTLED', open_state = 'NONE'",
        "ck_attempt_state | update attempt set state = 'CLOSED', open_contact_key = -id",
        "ck_attempt_open | update attempt set state = 'DONE'",
        "ck_attempt_open | update attempt set open_contact_key = -id",
        "ck_attempt_open | update attempt set open_contact_key = 2",
        "ck_attempt_open | update attempt set state = 'DONE', open_contact_key = 0",
        "ck_contact_attempt | update contact set state = 'CLAIMED'",
        "ck_contact_attempt | update contact set state = 'AT_DIALER'",
        "ck_contact_attempt | update contact set state = 'UNKNOWN'",
        "ck_contact_priority | update contact set priority = 10",
        "ck_contact_priority | update contact set priority = -1",
        "ck_campaign_state | update campaign set state = 'ENDED'",
        "ck_campaign_priority | update campaign set priority = 10",
        "ck_interval_weekday | update campaign_interval set weekday = 0",
        "ck_interval_start | update campaign_interval set start_minute = -1",
        "ck_interval_order | update campaign_interval set end_minute = start_minute",
        "ck_interval_order | update campaign_interval set end_minute = 1441",
        "ck_dialer_campaign_window | update dialer_campaign set window_size = 0",
        "ck_step_channel | update strategy_step set channel = 'SMS'",
        "ck_step_phone | update strategy_step set phone = 6",
        "ck_rule_action | update strategy_rule set action = 'WAIT'",
        "ck_rule_delay | update strategy_rule set delay_seconds = -1",
        "ck_job_state | update import_job set state = 'WAITING'",
        "ck_job_sum | update import_job set rows_read = 11",
        "ck_verdict | update import_verdict set verdict = 'ACCEPTED'",
        "ck_user_role | update app_user_role set role = 'GUEST'",
        "ck_api_key_scope | update api_key set scope = 'all'",
      })
  void aCheckRefusesWhatCannotBe(String check, String update) {
    ledger();
    attempt(1, 1, "A", "+1", "OPEN");
    oneRowOfEachOther();
    assertThatThrownBy(() -> jdbi.useHandle(h -> h.execute(update)))
        .isInstanceOf(JdbiException.class)
        .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase(check));
  }

  @Test
  void aRowOfAListIsTakenOnce() {
    ledger();
    assertThatThrownBy(() -> contact(3, "row1")).isInstanceOf(JdbiException.class);
  }

  @Test
  void aStateOfARecordCountsOnce() {
    result(1, "7/1/3/1");
    assertThatThrownBy(() -> result(2, "7/1/3/1")).isInstanceOf(JdbiException.class);
  }

  @Test
  void anIdempotencyKeyIsAnsweredOnce() {
    callback(1, "call-1");
    assertThatThrownBy(() -> callback(2, "call-1")).isInstanceOf(JdbiException.class);
  }

  @Test
  void aJobsVerdictsAddUp() {
    ledger();
    assertThatThrownBy(
            () ->
                jdbi.useHandle(
                    h ->
                        h.execute(
                            "insert into import_job (id, campaign_id, list_id, file_name, state,"
                                + " node, incarnation, bytes_received, position, rows_read,"
                                + " accepted, rejected, duplicate, suppressed, created_by,"
                                + " created_at, updated_at) values (1, 1, 1, 'f', 'DONE', 'n', 'i',"
                                + " 0, 0, 10, 5, 1, 1, 1, 'x', ?, ?)",
                            NOW,
                            NOW)))
        .isInstanceOf(JdbiException.class);
  }

  /** The statements are JGroups' own: JDBC_PING2 of 5.5.2, which WildFly brings. */
  @Test
  void nodesMayFindEachOtherByATable() {
    String insert = "INSERT INTO jgroups values (?, ?, ?, ?, ?)";
    jdbi.useHandle(
        h -> {
          h.execute(insert, "uuid://1", "node1", "ee", "192.0.2.11:7600", true);
          h.execute(insert, "uuid://2", "node2", "ee", "192.0.2.12:7600", false);
          h.execute(insert, "uuid://3", "node1", "other", "192.0.2.11:7600", true);
          h.execute("DELETE FROM jgroups WHERE address=?", "uuid://1");
        });
    List<String> left =
        jdbi.withHandle(
            h ->
                h.select("SELECT address, name, ip, coord FROM jgroups WHERE cluster=?", "ee")
                    .map(
                        (r, c) ->
                            String.join(
                                " ",
                                r.getString(1),
                                r.getString(2),
                                r.getString(3),
                                String.valueOf(r.getBoolean(4))))
                    .list());
    assertThat(left).containsExactly("uuid://2 node2 192.0.2.12:7600 false");
    jdbi.useHandle(h -> h.execute("DELETE from jgroups WHERE cluster=?", "ee"));
  }

  private static final Instant NOW = Instant.parse("2026-05-01T10:20:30.123456Z");

  @Test
  void timesComeBackToTheMicrosecondInUtc() {
    ledger();
    Instant read =
        jdbi.withHandle(
            h ->
                h.createQuery("select created_at from contact where id = 1")
                    .mapTo(Instant.class)
                    .one());
    assertThat(read).isEqualTo(NOW);
  }

  private void ledger() {
    jdbi.useHandle(
        h -> {
          h.execute("insert into strategy values (1, 'Test', 0)");
          h.execute("insert into dialer_campaign values (1, 'uccx', '1', 'R', 'IVR', 9, 0, 0)");
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " values (1, 'T', 'T', 'RUNNING', 1, 1, 'US', 'UTC', 5, ?, 0)",
              NOW);
          h.execute("insert into contact_list values (1, 1, 'T', ?)", NOW);
          h.execute(
              "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder,"
                  + " incarnation, size, probe, created_at, call_over, not_sent, settle_tries)"
                  + " values (1, 1, 'INTENT', 'INTENT', 1, 'n', 'i', 1, 0, ?, 0, 0, 0)",
              NOW);
        });
    contact(1, "row1");
    contact(2, "row2");
  }

  private void oneRowOfEachOther() {
    jdbi.useHandle(
        h -> {
          h.execute("insert into strategy_step values (1, 0, 'VOICE', 1)");
          h.execute("insert into strategy_rule values (1, 'BUSY', 'NEXT_ATTEMPT', 0)");
          h.execute("insert into campaign_interval values (1, 0, 1, 0, 1440)");
          h.execute(
              "insert into import_job (id, campaign_id, list_id, file_name, state, node,"
                  + " incarnation, bytes_received, position, rows_read, accepted, rejected,"
                  + " duplicate, suppressed, created_by, created_at, updated_at)"
                  + " values (1, 1, 1, 'f', 'DONE', 'n', 'i', 0, 0, 10, 7, 1, 1, 1, 'x', ?, ?)",
              NOW,
              NOW);
          h.execute(
              "insert into import_verdict (job_id, row_no, verdict, reason)"
                  + " values (1, 1, 'REJECTED', 'NO_NUMBER')");
          h.execute("insert into app_user values ('ann', 'Ann', 'x', 1, 0, ?, 0)", NOW);
          h.execute("insert into app_user_role values ('ann', 'ADMIN')");
          h.execute(
              "insert into api_key (id, client, scope, key_hash, created_at, created_by)"
                  + " values (1, 'c', 'ivr', 'x', ?, 'ann')",
              NOW);
        });
  }

  private void contact(long id, String key) {
    jdbi.useHandle(
        h ->
            h.execute(
                "insert into contact (id, campaign_id, list_id, row_key, phone1, priority, state,"
                    + " reason, step, next_number, call_zone, due_at, attempts_made, sending,"
                    + " created_at, updated_at) values (?, 1, 1, ?, '+1', 5, 'WAITING', 'NEW', 0,"
                    + " '+1', 'UTC', ?, 0, 0, ?, ?)",
                id,
                key,
                NOW,
                NOW,
                NOW));
  }

  private void attempt(long id, long contact, String account, String number, String state) {
    jdbi.useHandle(
        h ->
            h.execute(
                "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                    + " account_number, number, step, state, open_contact_key, open_number_key,"
                    + " sweep_at, in_window, confirmed, redialled, created_at)"
                    + " values (?, ?, 1, 1, 1, ?, ?, 0, ?, ?, ?, ?, 1, 0, 0, ?)",
                id,
                contact,
                account,
                number,
                state,
                contact,
                "1:" + number,
                NOW,
                NOW));
  }

  private void close(long attempt) {
    jdbi.useHandle(
        h ->
            h.execute(
                "update attempt set state = 'DONE', open_contact_key = -id, open_number_key = ?"
                    + " where id = ?",
                "closed:" + attempt,
                attempt));
  }

  private void result(long id, String key) {
    jdbi.useHandle(
        h ->
            h.execute(
                "insert into dialer_result (id, dialer, record_key, account_number, status, result,"
                    + " verdict, seen_at, epoch) values (?, 'uccx', ?, 'A', '3', '1', 'APPLY', ?,"
                    + " 1)",
                id,
                key,
                NOW));
  }

  private void callback(long id, String key) {
    jdbi.useHandle(
        h ->
            h.execute(
                "insert into callback_request (id, client, idempotency_key, fingerprint,"
                    + " campaign_id, contact_id, answer, created_at) values (?, 'ivr', ?, 'f', 1,"
                    + " 1, '{}', ?)",
                id,
                key,
                NOW));
  }
}
