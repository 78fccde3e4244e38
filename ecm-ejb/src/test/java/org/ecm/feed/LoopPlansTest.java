package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.ecm.cluster.MandateSeat;
import org.ecm.database.Plans;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.dialer.SendOutcome;
import org.ecm.results.ResultSettings;
import org.ecm.results.SyncResults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What runs several times a second costs the same after years: there is an index for it. */
class LoopPlansTest {

  private static final LocalDateTime LONG_AGO = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final ResultSettings SETTINGS =
      new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private StatementLog log;
  private Lab lab;
  private ContactFeed feed;
  private SyncResults results;
  private MandateSeat feeding;
  private MandateSeat syncing;

  @BeforeEach
  void afterYears() {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    lab = new Lab(dialer, database -> log = new StatementLog(database));
    feed = lab.feed();
    results = lab.results(SETTINGS);
    feeding = lab.inOffice(ContactFeed.NAME, "node1");
    syncing = lab.inOffice(SyncResults.NAME, "node1");
    finished();
    lab.contacts(3000);
  }

  @Test
  void aScanIsFound() throws Exception {
    lab.database.useTransaction(h -> h.execute("analyze"));
    assertThat(
            Plans.readingAll(
                lab.source,
                List.of(
                    "select id from contact where first_name = ?",
                    "select id from attempt a where a.disposition = ?",
                    "update batch set detail = ? where size = ?",
                    "delete from dialer_result where status = ?",
                    "select id from contact where id = ?")))
        .hasSize(4);
  }

  @Test
  void contactsThatAreFedAndAnsweredAreFoundByAnIndex() throws Exception {
    feed(3);
    dialer.sent().stream().limit(100).forEach(a -> dialer.finish(a, Disposition.ANSWERED));
    dialer.sent().stream().skip(100).forEach(a -> dialer.finish(a, Disposition.BUSY));
    sync(2);
    feed(2);
    assertThat(lab.count("select count(*) from contact where reason = 'ANSWERED'"))
        .isGreaterThan(100);
    assertNoneReadsAll();
  }

  @Test
  void soAreThoseWhoExpireOrMustNotBeCalled() throws Exception {
    lab.database.useTransaction(
        h -> {
          h.execute("update contact set expires_at = ? where id <= 20", LONG_AGO);
          h.execute(
              "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                  + " select id, phone1, 0, 'TEST', 'test', created_at from contact"
                  + " where state = 'WAITING' and id between 21 and 40");
          h.execute("update contact set phone2 = null, next_number = phone1 where id > 60");
          h.execute(
              "update contact set next_number = (select min(phone1) from contact)"
                  + " where id between 41 and 60");
        });
    feed(3);
    assertThat(lab.count("select count(*) from contact where reason = 'EXPIRED'")).isEqualTo(20);
    assertNoneReadsAll();
  }

  @Test
  void soAreThoseWhoseAnswerWasLost() throws Exception {
    dialer.loseAnswers(true);
    feed(1);
    dialer.sent().stream().limit(10).forEach(dialer::hide);
    dialer.loseAnswers(false);
    settle("SETTLED");
    sync(2);
    assertThat(lab.count("select count(*) from attempt where state = 'ABSENT'")).isPositive();
    assertNoneReadsAll();
  }

  @Test
  void soAreThoseWhoAreRefused() throws Exception {
    dialer.answer(() -> new SendOutcome.TryLater("401"));
    settle("REFUSED");
    dialer.answer(() -> new SendOutcome.BadContent("400"));
    feed(2);
    assertNoneReadsAll();
  }

  /** Seen and gone again, then in doubt for days, then given up. */
  @Test
  void soAreThoseWhoVanish() throws Exception {
    feed(1);
    sync(1);
    dialer.sent().stream().limit(10).forEach(dialer::hide);
    sync(5);
    lab.database.useTransaction(
        h -> {
          h.execute("update attempt set created_at = ? where state = 'OPEN'", LONG_AGO);
          h.execute("update contact set updated_at = ? where state = 'UNKNOWN'", LONG_AGO);
        });
    feed(1);
    sync(2);
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isPositive();
    assertNoneReadsAll();
  }

  private void assertNoneReadsAll() throws Exception {
    assertThat(log.prepared()).hasSizeGreaterThan(10);
    assertThat(Plans.readingAll(lab.source, log.prepared())).isEmpty();
  }

  private void settle(String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Lab.turn(feed, feeding);
              return lab.count(
                      "select count(*) from batch where id < 1000000 and state = '" + state + "'")
                  > 0;
            });
  }

  private void feed(int times) {
    for (int i = 0; i < times; i++) {
      Lab.turn(feed, feeding);
    }
  }

  private void sync(int times) {
    for (int i = 0; i < times; i++) {
      Lab.turn(results, syncing);
    }
  }

  /** What has ended: nobody looks for it any more. */
  private void finished() {
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder,"
                  + " incarnation, size, probe, created_at, call_over, not_sent, settle_tries)"
                  + " select x, 1, 'ACCEPTED', 'DONE', 1, 'n', 'i', 1, 0, ?, 1, 0, 0"
                  + " from system_range(1000000, 1005000)",
              LONG_AGO);
          h.execute(
              "insert into contact (id, campaign_id, list_id, row_key, phone1, priority, state,"
                  + " reason, step, next_number, call_zone, due_at, attempts_made, sending,"
                  + " created_at, updated_at) select x, 1, 1, concat('old ', x), concat('+44', x),"
                  + " 5, 'FINISHED', 'ANSWERED', 0, concat('+44', x), 'UTC', ?, 1, 0, ?, ?"
                  + " from system_range(1000000, 1005000)",
              LONG_AGO,
              LONG_AGO,
              LONG_AGO);
          h.execute(
              "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                  + " account_number, number, step, state, open_contact_key, open_number_key,"
                  + " sweep_at, in_window, confirmed, redialled, created_at, closed_at)"
                  + " select x, x, 1, 1, x, concat('OLD', x), concat('+44', x), 0, 'DONE', -x,"
                  + " concat('old ', x), ?, 1, 1, 0, ?, ? from system_range(1000000, 1005000)",
              LocalDateTime.of(9999, 1, 1, 0, 0),
              LONG_AGO,
              LONG_AGO);
          h.execute(
              "insert into dialer_result (id, dialer, record_key, account_number, attempt_id,"
                  + " status, result, verdict, seen_at, epoch) select x, 'uccx',"
                  + " concat('old/', x), concat('OLD', x), x, '3', '1', 'APPLY', ?, 1"
                  + " from system_range(1000000, 1005000)",
              LONG_AGO);
        });
  }
}
