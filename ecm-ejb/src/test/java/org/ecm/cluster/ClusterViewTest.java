package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How node1 compares itself with node2. */
class ClusterViewTest {

  private static final String FEED = "contact-feed";
  private static final Condition NO_DIALER = new Condition(Health.NO_DIALER, "no route");
  private static final ClusterNode OTHER = new ClusterNode("node2", "two", "/data", "1", null, 1);

  private final HandClock clock = new HandClock(1);
  private final ClusterView view = new ClusterView(new NodeIdentity("node1", "one"), clock);

  private void other(Condition condition) {
    view.others(
        List.of(OTHER),
        List.of(OTHER),
        List.of(new ClusterStore.HealthRow("node2", FEED, "two", condition)),
        List.of());
  }

  private Duration after(int seconds) {
    clock.pass(Duration.ofSeconds(seconds));
    return view.behindFor(FEED);
  }

  @Test
  void aNodeIsBehindFromWhenAnotherOneIsBetterOff() {
    view.own(FEED, Condition.FIT);
    other(Condition.FIT);
    assertThat(after(60)).isZero();
    view.own(FEED, NO_DIALER);
    assertThat(after(3)).isEqualTo(Duration.ofSeconds(3));
    other(Condition.FIT);
    assertThat(after(3)).isEqualTo(Duration.ofSeconds(6));
    view.own(FEED, Condition.FIT);
    assertThat(after(3)).isZero();
  }

  /** The dialer was down for all: who notices first that it is back takes nothing for it. */
  @Test
  void whoIsIllAsTheOtherOneIsNotBehindHoweverLong() {
    view.own(FEED, NO_DIALER);
    other(NO_DIALER);
    assertThat(after(60)).isZero();
    other(Condition.FIT);
    assertThat(after(4)).isEqualTo(Duration.ofSeconds(4));
    view.own(FEED, Condition.FIT);
    assertThat(after(4)).isZero();
  }

  @Test
  void nobodyIsBehindAnotherOneThatIsNotSeen() {
    view.own(FEED, NO_DIALER);
    other(Condition.FIT);
    assertThat(after(4)).isEqualTo(Duration.ofSeconds(4));
    view.blind();
    assertThat(after(4)).isZero();
    other(Condition.FIT);
    assertThat(after(4)).isEqualTo(Duration.ofSeconds(4));
  }
}
