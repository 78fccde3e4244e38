package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeAdviceTest {
  private final HandClock clock = new HandClock(0);
  private final SignsOfLife signs = new SignsOfLife(Duration.ofSeconds(60), clock);
  private final Presence presence = new Presence(Optional::empty);
  private final NodeAdvice advice = new NodeAdvice(presence, signs);

  @Test
  void aNodeWhoseWorkHangsLeavesItsMandatesToAnother() {
    presence.named(true);
    clock.pass(Duration.ofHours(1));
    assertThat(wants()).as("before it has begun").isTrue();

    signs.show();
    clock.pass(Duration.ofSeconds(60));
    assertThat(wants()).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(wants()).isFalse();

    signs.show();
    assertThat(wants()).as("it goes on").isTrue();
  }

  @Test
  void aNodeThatIsAwayWantsNone() {
    signs.show();
    assertThat(wants()).isFalse();
  }

  private boolean wants() {
    return advice.stance(null, null).candidate();
  }
}
