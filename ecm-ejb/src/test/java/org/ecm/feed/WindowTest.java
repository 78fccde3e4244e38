package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.Lanes;
import org.ecm.database.Database;
import org.ecm.database.LockWait;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.ecm.dialer.ScriptedDialer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two contacts of a campaign fill the window of its dialer campaign, and nothing is heard of them;
 * another campaign has one that waits for a place.
 */
class WindowTest {

  private static final DialerTarget TARGET = new DialerTarget(1, "uccx", "1", "Reminders", 2);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat seat = lab.inOffice(ContactFeed.NAME, "node1");

  private Mandate mandate;

  @BeforeEach
  void theWindowIsFull() {
    lab.database.useTransaction(h -> h.execute("update dialer_campaign set window_size = 2"));
    lab.contacts(2);
    Lab.turn(feed, seat);
    lab.contacts(1);
    anotherCampaign();
    Lab.turn(feed, seat);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L, "WAITING", 1L));
    mandate = seat.current().orElseThrow();
  }

  /** No page and no list shows them any more, so nobody could settle them by hand. */
  @Test
  void whatADeletedCampaignHasAtADialerWhoseTablesAreLostDoesNotHoldUpOthers() {
    campaignBecomes("DELETED");
    lookUpsAreDueFor(Duration.ofHours(5));
    assertThat(Lab.turn(feed, seat)).as("there is room, so there is more to do").isTrue();
    Lab.turn(feed, seat);

    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 3L));
    assertThat(lab.count("select count(*) from attempt where state = 'OPEN'"))
        .as("nobody knows whether they are called")
        .isEqualTo(3);
    assertThat(inWindow()).isEqualTo(1);
    assertThat(dialer.sent()).as("each once").hasSize(3);
  }

  @Test
  void whatCouldBeLookedUpLatelyKeepsItsPlace() {
    campaignBecomes("DELETED");
    lookUpsAreDueFor(Duration.ofHours(3));
    assertNobodyLeaves();
  }

  /** People see them, and decide. */
  @Test
  void whatACampaignHasThatIsNotDeletedKeepsItsPlace() {
    campaignBecomes("STOPPED");
    lookUpsAreDueFor(Duration.ofHours(5));
    assertNobodyLeaves();
  }

  @Test
  void aLookUpThatComesMeanwhileKeepsThePlace() {
    campaignBecomes("DELETED");
    lookUpsAreDueFor(Duration.ofHours(5));
    Window window = window(lab.database);
    CompletableFuture<Integer> leaving =
        lab.database.inTransaction(
            h -> {
              h.execute(
                  "update attempt set sweep_at = ? where id = (select min(id) from attempt)",
                  utc(Instant.now()));
              CompletableFuture<Integer> waiting =
                  CompletableFuture.supplyAsync(() -> window.leaveOfDeleted(TARGET));
              LockWait.await(lab.source);
              return waiting;
            });
    assertThat(leaving.join()).isEqualTo(1);
    assertThat(inWindow()).isEqualTo(1);
  }

  /**
   * In the order of ids, as all go through attempts: else two could wait for each other for ever.
   */
  @Test
  void whoeverWaitsForAnAttemptHoldsNoneThatComesAfterIt() {
    campaignBecomes("DELETED");
    lookUpsAreDueFor(Duration.ofHours(5));
    Window window = window(lab.database);
    CompletableFuture<Integer> leaving =
        lab.database.inTransaction(
            h -> {
              String first = "update attempt set redialled = redialled where id = ";
              h.execute(first + "(select min(id) from attempt)");
              CompletableFuture<Integer> waiting =
                  CompletableFuture.supplyAsync(() -> window.leaveOfDeleted(TARGET));
              LockWait.await(lab.source);
              h.execute(first + "(select max(id) from attempt)");
              return waiting;
            });
    assertThat(leaving.join()).isEqualTo(2);
  }

  @Test
  void theWindowIsNotSoughtAmongAllAttemptsThatEverWere() {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                  + " account_number, number, step, state, open_contact_key, open_number_key,"
                  + " sweep_at, in_window, confirmed, redialled, created_at)"
                  + " select x, a.contact_id, 1, 1, a.batch_id, concat('OLD', x), '+1', 0, 'DONE',"
                  + " -x, concat('old ', x), ?, 1, 1, 0, a.created_at"
                  + " from attempt a cross join system_range(1000000, 1002000)"
                  + " where a.id = (select min(id) from attempt)",
              utc(AttemptClosing.NEVER));
          h.execute("analyze");
        });
    StatementLog log = new StatementLog(lab.database);
    window(log).leaveOfDeleted(TARGET);
    window(log).leaveUnknown(TARGET);
    assertThat(log.statements()).hasSize(2);
    for (String statement : log.statements()) {
      String plan =
          lab.database.inTransaction(
              h ->
                  h.createQuery("explain " + statement)
                      .bind("target", TARGET.id())
                      .bind("due", Instant.now())
                      .bind("limit", 1)
                      .mapTo(String.class)
                      .one());
      assertThat(plan)
          .containsPattern("IX_ATTEMPT_(WINDOW|SWEEP)")
          .doesNotContain("ATTEMPT.tableScan", "CONTACT.tableScan");
    }
  }

  private void assertNobodyLeaves() {
    assertThat(Lab.turn(feed, seat)).isFalse();
    assertThat(inWindow()).isEqualTo(2);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L, "WAITING", 1L));
  }

  private Window window(Database database) {
    return new Window(mandate, database, Duration.ofMinutes(10), Clock.systemUTC());
  }

  /** The contact that waits is another campaign's, of the same dialer campaign. */
  private void anotherCampaign() {
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " select 2, 'Other', 'Other', 'RUNNING', dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, 0 from campaign");
          for (int day = 1; day <= 7; day++) {
            h.execute("insert into campaign_interval values (2, ?, ?, 0, 1440)", day - 1, day);
          }
          Lanes.ensure(h, 2, "UTC", 5);
          h.execute("update contact set campaign_id = 2 where state = 'WAITING'");
        });
  }

  private void campaignBecomes(String state) {
    lab.database.useTransaction(
        h -> h.execute("update campaign set state = ? where id = 1", state));
  }

  private void lookUpsAreDueFor(Duration time) {
    lab.database.useTransaction(
        h -> h.execute("update attempt set sweep_at = ?", utc(Instant.now().minus(time))));
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private long inWindow() {
    return lab.count("select count(*) from attempt where in_window = 1");
  }
}
