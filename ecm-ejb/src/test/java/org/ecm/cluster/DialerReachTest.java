package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialerReachTest {

  private final HandClock clock = new HandClock(5);
  private final DialerReach reach = new DialerReach(Duration.ofSeconds(30), clock);

  @Test
  void aDialerThatWasNeverAskedIsNotKnownToBeThere() {
    assertThat(reach.trouble()).isNotNull();
  }

  @Test
  void theLastFindingStandsWhileTheDialerIsAskedAnew() {
    reach.found(null);
    reach.asked();
    clock.pass(Duration.ofSeconds(30));
    assertThat(reach.trouble()).isNull();
  }

  @Test
  void aDialerThatLeavesAQuestionUnansweredCannotBeReached() {
    reach.found(null);
    reach.asked();
    clock.pass(Duration.ofSeconds(31));
    assertThat(reach.trouble()).contains("30 s");
    reach.found(null);
    assertThat(reach.trouble()).isNull();
  }
}
