package org.ecm.portal.cluster;

import java.util.List;
import org.ecm.cluster.Health;
import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.ComponentHealth;
import org.ecm.status.ClusterStatus.ComponentStatus;
import org.ecm.status.ServiceStatus.LoopState;

/**
 * One component as the page shows it.
 *
 * @param holder the node that runs it; null if none does, or the database does not tell
 * @param loop its loop on the answering node; null while that starts
 * @param places one for each node
 */
public record ComponentCard(
    ComponentStatus component, Posture posture, String holder, LoopState loop, List<Place> places) {

  /**
   * A component on one node.
   *
   * @param known whether the database tells how the node is
   * @param holds whether the node runs it
   * @param stopped whether the node is not to run it, by an order of its own
   * @param mayMove whether it could be ordered to move here
   * @param mayStop whether it could be stopped here alone
   */
  public record Place(
      ComponentHealth health,
      boolean known,
      boolean holds,
      boolean stopped,
      boolean mayMove,
      boolean mayStop) {

    /** The look of the health's badge. */
    public String badge() {
      if (!known) {
        return "";
      }
      if (!health.alive() || health.health() == Health.HUNG) {
        return "bad";
      }
      return health.health() == Health.FIT ? "ok" : "warn";
    }
  }

  static ComponentCard of(ComponentStatus component, ClusterStatus cluster, List<LoopState> loops) {
    boolean held = component.mandate() != null && !component.mandate().released();
    String holder = held ? component.mandate().holder() : null;
    return new ComponentCard(
        component,
        Posture.of(component, cluster),
        holder,
        loops.stream()
            .filter(l -> l.component().equals(component.component()))
            .findFirst()
            .orElse(null),
        component.health().stream()
            .map(health -> place(component, holder, health, cluster.database().reachable()))
            .toList());
  }

  private static Place place(
      ComponentStatus component, String holder, ComponentHealth health, boolean known) {
    boolean holds = health.node().equals(holder);
    boolean stopped = component.orders().stoppedOn().contains(health.node());
    boolean everywhere = component.orders().stopped();
    return new Place(
        health,
        known,
        holds,
        stopped,
        holder != null && !holds && !stopped && !everywhere,
        !stopped && !everywhere);
  }

  /** Whether any order to stop could be taken back. */
  public boolean isHeldBack() {
    return component.orders().stopped() || !component.orders().stoppedOn().isEmpty();
  }
}
