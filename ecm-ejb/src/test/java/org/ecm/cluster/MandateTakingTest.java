package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When a seat takes a mandate, and what it knows about one that it does not hold. */
class MandateTakingTest extends TwoSeats {

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
  void whoFindsAMandateIdleKnowsWhoLeftIt() {
    take(node1);
    turn(node1);
    assertThat(leftBy.get("node1")).as("nobody ever had it").isEmpty();
    pass(Duration.ofMillis(1000));
    turn(node2);
    pass(Duration.ofMillis(1800));
    turn(node2);
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
    assertThat(leftBy.get("node2")).isEqualTo("node1-1");
  }

  @Test
  void whoLeftItIsKnownStillWhenTheMandateIsTakenAnewHere() {
    take(node1);
    turn(node2);
    pass(Duration.ofMillis(1800));
    store.losesTheAnswerToATake = true;
    assertThatThrownBy(node2::turn).isInstanceOf(IllegalStateException.class);
    take(node2);
    turn(node2);
    assertThat(leftBy.get("node2")).as("after a take whose answer was lost").isEqualTo("node1-1");
    pass(Duration.ofMillis(1600));
    take(node2);
    turn(node2);
    assertThat(epochOf(node2)).contains(4L);
    assertThat(leftBy.get("node2")).as("after its own time ran out").isEqualTo("node1-1");
  }

  @Test
  void theClusterIsAtWorkIfAnotherWasSeenToRenewTheMandate() {
    take(node1);
    turn(node2);
    pass(Duration.ofMillis(500));
    turn(node1);
    turn(node2);
    pass(Duration.ofMillis(1800));
    turn(node2);
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
    assertThat(leftBy.get("node2")).isNull();
    assertThat(seesWork.get("node2")).isTrue();
  }

  @Test
  void theClusterIsAtWorkIfTheMandateWasGivenUpHere() {
    take(node1);
    turn(node1);
    assertThat(seesWork.get("node1")).isFalse();
    stances.put("node1", Stance.away("It goes to the other", "node2"));
    turn(node1);
    stances.clear();
    turn(node1);
    turn(node1);
    assertThat(epochOf(node1)).contains(2L);
    assertThat(seesWork.get("node1")).isTrue();
    assertThat(leftBy.get("node1")).isNull();
  }

  @Test
  void aTakeWhoseAnswerWasLostIsNoSignOfAnother() {
    turn(node1);
    store.losesTheAnswerToATake = true;
    assertThatThrownBy(node1::turn).isInstanceOf(IllegalStateException.class);
    turn(node1);
    turn(node1);
    assertThat(epochOf(node1)).contains(2L);
    assertThat(seesWork.get("node1")).isFalse();
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
  void theTimeThatIsLeftIsToldAndRunsDownOnlyWhileNobodyRenews() {
    take(node1);
    assertThat(node1.remainingMillis()).hasValue(1500);
    turn(node2);
    assertThat(node2.remainingMillis()).hasValue(1800);
    assertThat(node2.holder()).contains("node1");
    pass(Duration.ofMillis(500));
    assertThat(node2.remainingMillis()).hasValue(1300);
    assertThat(node1.remainingMillis()).hasValue(1000);
    turn(node1);
    turn(node2);
    assertThat(node2.remainingMillis()).hasValue(1800);
  }
}
