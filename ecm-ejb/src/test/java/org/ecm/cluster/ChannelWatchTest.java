package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelWatchTest {

  private final NodeIdentity self = new NodeIdentity("node1", "a");
  private final HandClock clock = new HandClock(1);
  private final ClusterView view = new ClusterView(self, clock);
  private List<String> members = List.of("node1", "node2");
  private final ChannelWatch watch = new ChannelWatch(self, view, new Members(), clock);

  ChannelWatchTest() {
    alive("node1", "node2");
  }

  @Test
  void nodesThatHearEachOtherAreNotNamed() {
    turnFor(60);
    assertThat(watch.unheard()).isEmpty();
  }

  @Test
  void whoWorksAndIsNotHeardForSomeSecondsIsNamedUntilItIsHeard() {
    members = List.of("node1");
    turnFor(4);
    assertThat(watch.unheard()).isEmpty();
    turnFor(2);
    assertThat(watch.unheard()).containsExactly("node2");

    members = List.of("node1", "node2");
    turnFor(1);
    assertThat(watch.unheard()).isEmpty();
  }

  @Test
  void whoIsDeadNeedNotBeHeard() {
    members = List.of("node1");
    turnFor(3);
    alive("node1");
    turnFor(60);
    assertThat(watch.unheard()).isEmpty();
  }

  @Test
  void whoComesBackHasTimeToJoin() {
    members = List.of("node1");
    alive("node1");
    turnFor(60);
    alive("node1", "node2");
    turnFor(3);
    assertThat(watch.unheard()).isEmpty();
  }

  @Test
  void aServerWithoutAChannelHearsNobodyAndMissesNobody() {
    members = List.of();
    turnFor(60);
    assertThat(watch.unheard()).isEmpty();
  }

  private void turnFor(int seconds) {
    for (int i = 0; i <= seconds; i++) {
      watch.turn();
      if (i < seconds) {
        clock.pass(Duration.ofSeconds(1));
      }
    }
  }

  private void alive(String... names) {
    List<ClusterNode> both = List.of(node("node1"), node("node2"));
    List<String> living = List.of(names);
    view.others(
        both,
        both.stream().filter(node -> living.contains(node.node())).toList(),
        List.of(),
        List.of());
  }

  private static ClusterNode node(String name) {
    return new ClusterNode(name, "a", "installation", "1", "10.0.0.1", 1);
  }

  private final class Members implements Announcements {
    @Override
    public void announce(NodeIdentity start) {}

    @Override
    public void withdraw() {}

    @Override
    public Set<NodeIdentity> heard() {
      return Set.of();
    }

    @Override
    public List<String> membersByAge() {
      return members;
    }
  }
}
