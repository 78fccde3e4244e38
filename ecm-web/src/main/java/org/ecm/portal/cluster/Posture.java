package org.ecm.portal.cluster;

import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.ComponentStatus;
import org.ecm.status.ClusterStatus.MandateStatus;

/** How a component stands in the whole cluster. */
public enum Posture {
  /** A node holds its mandate and renews it. */
  RUNS("ok"),
  /** Its holder gives it up in another node's favour. */
  MOVES("warn"),
  /** Its holder gives it up for good, or has. */
  STOPPED("warn"),
  /** Its holder is not heard of; another node takes it over when its time is up. */
  SILENT("bad"),
  /** Nobody holds it. */
  FREE("bad"),
  /** The database does not tell. */
  UNKNOWN("bad");

  private final String badge;

  Posture(String badge) {
    this.badge = badge;
  }

  /** The look of its badge. */
  public String getBadge() {
    return badge;
  }

  /** The key of its text, which has places for the holder and for the node that it moves to. */
  public String getText() {
    return "posture." + name();
  }

  static Posture of(ComponentStatus component, ClusterStatus cluster) {
    MandateStatus mandate = component.mandate();
    if (!cluster.database().reachable()) {
      return UNKNOWN;
    }
    if (component.orders().stopped()) {
      return STOPPED;
    }
    if (mandate == null || mandate.released()) {
      return FREE;
    }
    if (component.orders().movingTo() != null) {
      return MOVES;
    }
    return isAlive(mandate.holder(), cluster) ? RUNS : SILENT;
  }

  private static boolean isAlive(String node, ClusterStatus cluster) {
    return cluster.nodes().stream().anyMatch(n -> n.node().equals(node) && n.alive());
  }
}
