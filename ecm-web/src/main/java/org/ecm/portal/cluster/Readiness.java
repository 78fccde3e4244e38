package org.ecm.portal.cluster;

import org.ecm.cluster.Health;
import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.ComponentStatus;
import org.ecm.status.ClusterStatus.NodeStatus;

/** Whether a node takes work. */
public enum Readiness {
  READY("ok"),
  /** It lives, but is suspended, stops, or may not work for another reason of its own. */
  AWAY("warn"),
  /** Its beat does not move. */
  SILENT("bad"),
  /** The database does not tell. */
  UNKNOWN("");

  private final String badge;

  Readiness(String badge) {
    this.badge = badge;
  }

  /** The look of its badge. */
  public String getBadge() {
    return badge;
  }

  static Readiness of(NodeStatus node, ClusterStatus cluster) {
    if (!cluster.database().reachable()) {
      return UNKNOWN;
    }
    if (!node.alive()) {
      return SILENT;
    }
    return cluster.components().stream().anyMatch(c -> isWilling(c, node.node())) ? READY : AWAY;
  }

  /** A node that is away without an operator's order about the component is away itself. */
  private static boolean isWilling(ComponentStatus component, String node) {
    return component.orders().stopped()
        || component.orders().stoppedOn().contains(node)
        || component.health().stream()
            .anyMatch(h -> h.node().equals(node) && h.health() != Health.AWAY);
  }
}
