package org.ecm.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Watches that nodes which work with one database hear each other over the cluster's channel. If
 * they do not, all work goes on, for the database decides who may do it. But the web sessions are
 * not copied, so that a node which dies takes its users' logins with it, and nobody would notice
 * before.
 *
 * <p>Turned by one thread; asked by any.
 */
public class ChannelWatch {

  private static final Logger LOG = Logger.getLogger(ChannelWatch.class);

  /** One that died is not alive by the database any more by then. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final NodeIdentity self;
  private final ClusterView view;
  private final Announcements announcements;
  private final Monotonic clock;
  private final Map<String, Long> since = new HashMap<>();
  private volatile Set<String> unheard = Set.of();

  ChannelWatch(NodeIdentity self, ClusterView view, Announcements announcements, Monotonic clock) {
    this.self = self;
    this.view = view;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** The nodes that live, and have not been heard for some seconds. */
  public Set<String> unheard() {
    return unheard;
  }

  /** Looks who is a member by now; says so if that changes who is not heard. Errors are logged. */
  void turn() {
    try {
      look(announcements.membersByAge());
    } catch (RuntimeException e) {
      LOG.debug("The cluster's members cannot be told for now", e);
    }
  }

  private void look(List<String> members) {
    Set<String> missing = members.isEmpty() ? Set.of() : missing(members);
    since.keySet().retainAll(missing);
    missing.forEach(node -> since.putIfAbsent(node, clock.nanos()));
    Set<String> before = unheard;
    unheard =
        missing.stream()
            .filter(node -> clock.nanos() - since.get(node) >= LIMIT.toNanos())
            .collect(Collectors.toUnmodifiableSet());
    unheard.stream().filter(node -> !before.contains(node)).forEach(ChannelWatch::warn);
    before.stream()
        .filter(members::contains)
        .forEach(node -> LOG.infof("%s is heard again: sessions are copied", node));
  }

  private Set<String> missing(List<String> members) {
    return view.nodes().stream()
        .map(ClusterNode::node)
        .filter(node -> !node.equals(self.node()) && view.isAlive(node) && !members.contains(node))
        .collect(Collectors.toSet());
  }

  private static void warn(String node) {
    LOG.warnf(
        "%s works, but is not heard over the cluster's channel: sessions are not copied, and users"
            + " would have to log in again if a node died. Let the nodes reach each other at the"
            + " channel's ports, and give both the same ecm.cluster.secret",
        node);
  }
}
