package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** Two nodes' seats on one real table, each with a clock that the test moves. */
class MandateSeatTest {

  private final SlowStore store = new SlowStore();
  private final HandClock clock1 = new HandClock(1_000_000_000_000L);
  private final HandClock clock2 = new HandClock(-5_000_000_000L);
  private final MandateSeat node1 = seat("node1", clock1);
  private final MandateSeat node2 = seat("node2", clock2);

  private final Map<String, Stance> stances = new HashMap<>();
  private Duration leftToOther = Duration.ZERO;
  private boolean spreading;

  private MandateSeat seat(String node, Monotonic clock) {
    Advice advice =
        new Advice() {
          @Override
          public Stance stance(Mandate held) {
            return stances.getOrDefault(node, Stance.CANDIDATE);
          }

          @Override
          public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
            return !(atWork && spreading) && since.compareTo(leftToOther) < 0;
          }
        };
    return new MandateSeat(
        "contact-feed",
        new NodeIdentity(node, node + "-1"),
        store,
        MandateTimes.DEFAULT,
        clock,
        advice);
  }

  @Test
  void aFreeMandateIsTakenByTheFirstWhoTurns() {
    take(node1);
    turn(node2);
    assertThat(epochOf(node1)).contains(1L);
    assertThat(node2.current()).isEmpty();
  }

  @Test
  void aHolderThatRenewsIsNeverChallenged() {
    take(node1);
    for (int i = 0; i < 50; i++) {
      pass(Duration.ofMillis(200));
      turn(node1);
      turn(node2);
    }
    assertThat(epochOf(node1)).contains(1L);
    assertThat(node2.current()).isEmpty();
  }

  @Test
  void aHolderThatStopsRenewingIsSucceededAfterTimeToLiveAndMargin() {
    take(node1);
    turn(node2);
    pass(Duration.ofMillis(1700));
    turn(node2);
    assertThat(node2.current()).isEmpty();
    pass(Duration.ofMillis(200));
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void theOldHolderStopsDecidingBeforeTheNewOneMayStart() {
    take(node1);
    turn(node2);
    pass(Duration.ofMillis(1499));
    assertThat(node1.current()).isPresent();
    pass(Duration.ofMillis(1));
    assertThat(node1.current()).isEmpty();
    assertThat(node2.current()).isEmpty();
  }

  @Test
  void aFrozenHolderDecidesNothingWhenItWakes() {
    take(node1);
    turn(node2);
    clock2.pass(Duration.ofMillis(1900));
    turn(node2);
    clock2.pass(Duration.ofMillis(100));
    turn(node2);
    clock1.pass(Duration.ofSeconds(60));
    assertThat(node1.current()).isEmpty();
    turn(node1);
    assertThat(node1.current()).isEmpty();
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void aSuspendedMachineWhoseMonotonicClockStoodStillGivesUpItsMandate() {
    take(node1);
    clock1.suspend(Duration.ofSeconds(30));
    assertThat(node1.current()).isEmpty();
  }

  @Test
  void aHolderWhoseTimeRanOutTakesItsOwnRowAnewAtOnce() {
    take(node1);
    turn(node2);
    Mandate old = node1.current().orElseThrow();
    pass(Duration.ofMillis(1600));
    assertThat(node1.current()).isEmpty();
    turn(node1);
    assertThat(epochOf(node1)).contains(2L);
    assertThat(node1.allows(old)).isFalse();
    pass(Duration.ofMillis(300));
    turn(node2);
    assertThat(node2.current()).as("the row has not stood still").isEmpty();
  }

  @Test
  void whatItGaveUpItDoesNotTakeBackAtOnceThoughTheReleaseWasLost() {
    take(node1);
    store.losesReleases = true;
    assertThatThrownBy(node1::release).isInstanceOf(IllegalStateException.class);
    turn(node1);
    assertThat(node1.current()).isEmpty();
    assertThat(node1.remainingMillis()).hasValue(1800);
    pass(Duration.ofMillis(1800));
    turn(node1);
    assertThat(epochOf(node1)).contains(2L);
  }

  @Test
  void aRenewalThatWasAnsweredAcrossASuspensionLetsNobodyDecide() {
    take(node1);
    pass(MandateTimes.DEFAULT.renewal());
    store.duringRenewal = () -> clock1.suspend(Duration.ofSeconds(30));
    turn(node1);
    assertThat(node1.current()).isEmpty();
  }

  @Test
  void shortSuspensionsAddUpUntilTheNextRenewal() {
    take(node1);
    clock1.suspend(Duration.ofMillis(800));
    assertThat(node1.current()).isPresent();
    clock1.suspend(Duration.ofMillis(800));
    assertThat(node1.current()).isEmpty();
  }

  @Test
  void timesThatLeaveNoRoomForALostRenewalAreRefused() {
    assertThatThrownBy(
            () ->
                new MandateTimes(
                    Duration.ofMillis(400),
                    Duration.ofMillis(1199),
                    Duration.ofMillis(300),
                    Duration.ofMillis(200)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ecm.mandate.time-to-live-ms");
  }

  @Test
  void aReleasedMandateIsTakenAtOnce() {
    take(node1);
    turn(node2);
    node1.release();
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void aHolderThatIsNoCandidateAnyMoreGivesItsMandateUpToItsHeir() {
    take(node1);
    stances.put("node1", Stance.away("The dialer is not there", "node2"));
    turn(node1);
    assertThat(node1.current()).isEmpty();
    assertThat(store.read("contact-feed").orElseThrow())
        .returns(true, MandateRow::released)
        .returns("node2", MandateRow::heir);
    turn(node1);
    assertThat(node1.current()).isEmpty();
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
    assertThat(store.read("contact-feed").orElseThrow().heir()).isNull();
  }

  @Test
  void whoIsNoCandidateTakesNothingNotEvenFromADeadHolder() {
    take(node1);
    stances.put("node2", Stance.away("Suspended", null));
    turn(node2);
    pass(Duration.ofSeconds(60));
    turn(node2);
    assertThat(node2.current()).isEmpty();
    stances.clear();
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void aFreeMandateIsLeftToTheOtherForAsLongAsAdvised() {
    take(node1);
    node1.release();
    leftToOther = Duration.ofSeconds(1);
    turn(node2);
    pass(Duration.ofMillis(999));
    turn(node2);
    assertThat(node2.current()).isEmpty();
    pass(Duration.ofMillis(1));
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void whoHasSeenAHolderAtWorkDoesNotWaitForNodesThatStart() {
    take(node1);
    node1.release();
    leftToOther = Duration.ofSeconds(5);
    spreading = true;
    turn(node2);
    assertThat(node2.current()).as("has seen a free mandate only").isEmpty();

    leftToOther = Duration.ZERO;
    turn(node1);
    turn(node2);
    node1.release();
    leftToOther = Duration.ofSeconds(5);
    turn(node2);
    assertThat(node2.current()).isPresent();
  }

  @Test
  void howAMandateStandsIsKnownOnceItIsHeldOrSeenRenewed() {
    assertThat(node1.isSettled()).as("has not looked yet").isFalse();
    take(node1);
    assertThat(node1.isSettled()).isTrue();
    turn(node2);
    assertThat(node2.isSettled()).as("the holder may be dead").isFalse();
    pass(Duration.ofMillis(500));
    turn(node1);
    turn(node2);
    assertThat(node2.isSettled()).isTrue();
  }

  @Test
  void howAMandateStandsIsKnownOnceItIsFoundFreeOrGivenUp() {
    stances.put("node2", Stance.away("It is ill", null));
    take(node1);
    turn(node2);
    pass(Duration.ofMillis(1800));
    turn(node2);
    assertThat(node2.isSettled()).as("the holder is dead").isTrue();

    stances.put("node2", Stance.CANDIDATE);
    node1.release();
    leftToOther = Duration.ofSeconds(5);
    MandateSeat restarted = seat("node2", clock2);
    turn(restarted);
    assertThat(restarted.current()).isEmpty();
    assertThat(restarted.isSettled()).as("free, and left to the other for now").isTrue();
  }

  @Test
  void theTimeUntilATakeoverIsToldAndRunsDownOnlyWhileTheRowStandsStill() {
    take(node1);
    assertThat(node1.remainingMillis()).isEmpty();
    turn(node2);
    assertThat(node2.remainingMillis()).hasValue(1800);
    assertThat(node2.holder()).contains("node1");
    pass(Duration.ofMillis(500));
    assertThat(node2.remainingMillis()).hasValue(1300);
    turn(node1);
    turn(node2);
    assertThat(node2.remainingMillis()).hasValue(1800);
  }

  @Test
  void aReleaseUnderAnOldEpochHasNoEffectOnTheSuccessor() {
    take(node1);
    Mandate old = node1.current().orElseThrow();
    node1.release();
    turn(node2);
    store.release(old, null);
    assertThat(store.read("contact-feed").orElseThrow().released()).isFalse();
  }

  @Test
  void aRenewalUnderAnOldEpochIsRefused() {
    take(node1);
    Mandate old = node1.current().orElseThrow();
    node1.release();
    turn(node2);
    assertThat(store.renew(old)).isFalse();
  }

  private static void take(MandateSeat seat) {
    seat.turn();
    seat.turn();
    assertThat(seat.current()).isPresent();
  }

  private static void turn(MandateSeat seat) {
    seat.turn();
  }

  private void pass(Duration time) {
    clock1.pass(time);
    clock2.pass(time);
  }

  private static Optional<Long> epochOf(MandateSeat seat) {
    return seat.current().map(Mandate::epoch);
  }

  /** The real table; a test may let something happen during a renewal, or lose a release. */
  private static class SlowStore extends JdbcMandateStore {
    private Runnable duringRenewal = () -> {};
    private boolean losesReleases;

    SlowStore() {
      super(TestDatabase.migrated());
    }

    @Override
    public boolean renew(Mandate mandate) {
      boolean renewed = super.renew(mandate);
      duringRenewal.run();
      return renewed;
    }

    @Override
    public void release(Mandate mandate, String heir) {
      if (losesReleases) {
        throw new IllegalStateException("The database is gone");
      }
      super.release(mandate, heir);
    }
  }
}
