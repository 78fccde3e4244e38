package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A holder stops deciding in time, whatever its clock and the database do. */
class MandateLosingTest extends TwoSeats {

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
  void aRenewalUnderAnOldEpochIsRefused() {
    take(node1);
    Mandate old = node1.current().orElseThrow();
    node1.release();
    turn(node2);
    assertThat(store.renew(old)).isFalse();
  }
}
