package org.ecm.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What this node knows of itself and of the others, in memory: {@link NodeWatch} refreshes it, the
 * mandates' thread goes by it without waiting for anything. Safe for all threads.
 */
public class ClusterView {

  private static final Condition SILENT =
      new Condition(Health.AWAY, "It has not told its health yet");

  private record Others(
      List<ClusterNode> nodes,
      List<ClusterNode> alive,
      List<ClusterStore.HealthRow> health,
      List<ClusterStore.OrderRow> orders) {}

  private final NodeIdentity self;
  private final Monotonic clock;
  private final Map<String, Condition> own = new ConcurrentHashMap<>();
  private final Map<String, Long> behindSince = new ConcurrentHashMap<>();
  private volatile Others others = new Others(List.of(), List.of(), List.of(), List.of());
  private volatile long bornAt;
  private volatile boolean blind = true;
  private volatile long seesSince;

  public ClusterView(NodeIdentity self, Monotonic clock) {
    this.self = self;
    this.clock = clock;
    bornAt = clock.nanos();
  }

  /** The node begins to contend now. */
  void begin() {
    bornAt = clock.nanos();
  }

  /** For how long the node has contended. */
  Duration age() {
    return Duration.ofNanos(clock.nanos() - bornAt);
  }

  /** This node's newest health. */
  void own(String component, Condition condition) {
    own.put(component, condition);
    compare(component);
  }

  /** What the database says now. */
  void others(
      List<ClusterNode> nodes,
      List<ClusterNode> alive,
      List<ClusterStore.HealthRow> health,
      List<ClusterStore.OrderRow> orders) {
    others = new Others(nodes, alive, health, orders);
    own.keySet().forEach(this::compare);
    if (blind) {
      seesSince = clock.nanos();
      blind = false;
    }
  }

  /** For how long the database has told of the others, without a break. */
  Duration seesFor() {
    return blind ? Duration.ZERO : Duration.ofNanos(clock.nanos() - seesSince);
  }

  /** The database does not answer: nobody is known to live. */
  void blind() {
    blind = true;
    Others last = others;
    others = new Others(last.nodes, List.of(), last.health, last.orders);
    own.keySet().forEach(this::compare);
  }

  private void compare(String component) {
    Health here = condition(component).health();
    if (peers(component).stream().anyMatch(peer -> peer.condition().health().isBetterThan(here))) {
      behindSince.putIfAbsent(component, clock.nanos());
    } else {
      behindSince.remove(component);
    }
  }

  /** This node's health for a component. */
  public Condition condition(String component) {
    return own.getOrDefault(component, Condition.FIT);
  }

  /** For how long a node that lives has been better off, without a break. */
  Duration behindFor(String component) {
    Long since = behindSince.get(component);
    return since == null ? Duration.ZERO : Duration.ofNanos(clock.nanos() - since);
  }

  /** All nodes that ever worked, as the database named them last. */
  public List<ClusterNode> nodes() {
    return others.nodes;
  }

  /** Whether the present owner of a name was seen to live. */
  public boolean isAlive(String node) {
    return others.alive.stream().anyMatch(n -> n.node().equals(node));
  }

  /**
   * The other nodes that live and have told how fit they are. One that has not is still starting.
   */
  public List<Peer> peers(String component) {
    Others now = others;
    return now.alive.stream()
        .filter(node -> !node.node().equals(self.node()))
        .flatMap(
            node ->
                said(now, node, component).stream()
                    .map(condition -> new Peer(node.node(), node.incarnation(), condition)))
        .toList();
  }

  private static Optional<Condition> said(Others now, ClusterNode node, String component) {
    return now.health.stream()
        .filter(row -> row.node().equals(node.node()) && row.component().equals(component))
        .filter(row -> row.incarnation().equals(node.incarnation()))
        .map(ClusterStore.HealthRow::condition)
        .findFirst();
  }

  /** What the present owner of a name said last of a component, whether it still lives or not. */
  public Condition published(String component, String node) {
    Others now = others;
    return now.nodes.stream()
        .filter(n -> n.node().equals(node))
        .findFirst()
        .flatMap(n -> said(now, n, component))
        .orElse(SILENT);
  }

  /** What operators want of a component on a node. */
  public ComponentOrder order(String component, String node) {
    Map<String, ClusterStore.OrderRow> lines =
        others.orders.stream()
            .filter(line -> line.component().equals(component))
            .collect(Collectors.toMap(ClusterStore.OrderRow::node, line -> line));
    Optional<ClusterStore.OrderRow> all = Optional.ofNullable(lines.get(EVERYWHERE));
    Optional<ClusterStore.OrderRow> one = Optional.ofNullable(lines.get(node));
    return new ComponentOrder(
        all.map(ClusterStore.OrderRow::stopped).orElse(false),
        one.map(ClusterStore.OrderRow::stopped).orElse(false),
        all.map(ClusterStore.OrderRow::moveTo).orElse(null),
        all.map(ClusterStore.OrderRow::moveEpoch).orElse(0L));
  }

  /** The whole cluster, in the place of a node's name. */
  public static final String EVERYWHERE = "*";
}
