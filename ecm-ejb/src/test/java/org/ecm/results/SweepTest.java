package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.cluster.MandateSeat;
import org.ecm.database.LockWait;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dialer has shown and shows no longer, as when somebody deletes contacts there. */
class SweepTest {

  private static final int SEVERAL = 5;
  private static final ResultSettings SETTINGS =
      new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final SyncResults results = lab.results(SETTINGS);
  private final MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");

  @BeforeEach
  void twoContactsAreSeenAtTheDialer() {
    lab.contacts(2);
    Lab.turn(feed, feeding);
    turn(1);
    assertThat(lab.count("select count(*) from attempt where confirmed = 1")).isEqualTo(2);
  }

  @Test
  void anAttemptThatVanishesLeavesTheWindowAndEndsWithAnUnknownResult() {
    dialer.hide(dialer.sent().get(0));
    turn(SEVERAL);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "UNKNOWN", 1L));

    lab.database.useTransaction(
        h -> h.execute("update attempt set created_at = ?", ago(Duration.ofHours(1))));
    Lab.turn(feed, feeding);
    assertThat(lab.count("select count(*) from attempt where in_window = 1")).isEqualTo(1);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "UNKNOWN", 1L));

    turn(1);
    assertThat(lab.states()).as("not before two midnights").containsKey("UNKNOWN");
    lab.database.useTransaction(
        h -> h.execute("update contact set updated_at = ?", ago(Duration.ofDays(3))));
    turn(1);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
    assertThat(lab.count("select count(*) from contact where reason = 'RESULT_UNKNOWN'"))
        .isEqualTo(1);
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(1);
    await().atMost(Duration.ofSeconds(10)).until(this::feedHasSettledAll);
    assertThat(dialer.sent()).hasSize(2);
  }

  @Test
  void anAttemptThatIsMissedForLessThanThatStaysAtTheDialer() {
    for (int i = 0; i < 3; i++) {
      dialer.hide(dialer.sent().get(0));
      turn(SEVERAL - 1);
      dialer.show(dialer.sent().get(0));
      turn(1);
    }
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void whatComesBackIsAtTheDialerAgainAndItsResultCounts() {
    dialer.hide(dialer.sent().get(0));
    turn(SEVERAL);
    dialer.show(dialer.sent().get(0));
    Lab.turn(feed, feeding);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.ANSWERED));
    turn(1);
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
  }

  @Test
  void aboutTheDialersMidnightNothingCountsAsVanishedOrLost() {
    int toMidnight = LocalTime.MAX.toSecondOfDay() - LocalTime.now(ZoneOffset.UTC).toSecondOfDay();
    int offset = toMidnight > 43_200 ? toMidnight - 86_400 : toMidnight;
    dialer.zone(ZoneOffset.ofTotalSeconds(offset));
    dialer.hide(dialer.sent().get(0));
    turn(SEVERAL);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set state = 'UNKNOWN', updated_at = ?", ago(Duration.ofDays(3))));
    turn(1);
    assertThat(lab.states()).isEqualTo(Map.of("UNKNOWN", 2L));
  }

  /** Contacts before attempts, as everybody else: else two could wait for each other for ever. */
  @Test
  void itHoldsNoAttemptWhileItWaitsForAContact() {
    dialer.hide(dialer.sent().get(0));
    lab.database.useTransaction(
        h ->
            h.execute(
                "update attempt set confirmed = 0, created_at = ?", ago(Duration.ofHours(1))));
    CompletableFuture<Void> sweep =
        lab.database.inTransaction(
            h -> {
              h.execute("update contact set updated_at = updated_at");
              CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> turn(1));
              LockWait.await(lab.source);
              h.execute("update attempt set redialled = redialled");
              return waiting;
            });
    sweep.join();
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "UNKNOWN", 1L));
  }

  private boolean feedHasSettledAll() {
    Lab.turn(feed, feeding);
    return lab.count("select count(*) from batch where state = 'IN_DOUBT'") == 0;
  }

  private static LocalDateTime ago(Duration time) {
    return LocalDateTime.ofInstant(Instant.now().minus(time), ZoneOffset.UTC);
  }

  private void turn(int times) {
    for (int i = 0; i < times; i++) {
      Lab.turn(results, syncing);
    }
  }
}
