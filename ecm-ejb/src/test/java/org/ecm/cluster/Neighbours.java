package org.ecm.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecm.database.Database;

/** What a node knows of others, for tests elsewhere. */
public final class Neighbours {
  private Neighbours() {}

  /** A view of these nodes, some of which live. */
  public static ClusterView seen(
      NodeIdentity self, List<ClusterNode> nodes, List<ClusterNode> alive) {
    ClusterView view = new ClusterView(self, Monotonic.SYSTEM);
    view.others(nodes, alive, List.of(), List.of());
    return view;
  }

  /** A look at members of the cluster none of which was ever registered in this database. */
  public static SharedDatabase strangers(NodeIdentity self, Database database, String... nodes) {
    Set<NodeIdentity> heard = new HashSet<>();
    for (String node : nodes) {
      heard.add(new NodeIdentity(node, "start of " + node));
    }
    SharedDatabase shared =
        new SharedDatabase(
            self,
            new NodeRegistry(database),
            new Heard(heard, List.of()),
            new Presence(Optional::empty));
    shared.turn();
    return shared;
  }

  /** The cluster's channel, whose members have been these for a minute. */
  public static ChannelWatch members(NodeIdentity self, ClusterView view, List<String> members) {
    HandClock clock = new HandClock(1);
    ChannelWatch channel = new ChannelWatch(self, view, new Heard(Set.of(), members), clock);
    channel.turn();
    clock.pass(Duration.ofMinutes(1));
    channel.turn();
    return channel;
  }

  private record Heard(Set<NodeIdentity> heard, List<String> membersByAge)
      implements Announcements {
    @Override
    public void announce(NodeIdentity self) {}

    @Override
    public void withdraw() {}
  }
}
