package org.ecm.portal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ecm.cluster.Health;
import org.ecm.portal.cluster.ComponentCard.Place;
import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.ComponentHealth;
import org.ecm.status.ClusterStatus.ComponentStatus;
import org.ecm.status.ClusterStatus.DatabaseHealth;
import org.ecm.status.ClusterStatus.Election;
import org.ecm.status.ClusterStatus.MandateStatus;
import org.ecm.status.ClusterStatus.NodeStatus;
import org.ecm.status.ClusterStatus.Orders;
import org.junit.jupiter.api.Test;

class ComponentCardTest {

  private static final Orders NONE = new Orders(false, List.of(), null);
  private static final MandateStatus ON_NODE1 = new MandateStatus("node1", 7, 12, false, 1500L);
  private static final MandateStatus LEFT = new MandateStatus("node1", 7, 12, true, 0L);

  private boolean node1Lives = true;
  private boolean databaseAnswers = true;
  private Health onNode2 = Health.FIT;

  private ComponentStatus component(Orders orders, MandateStatus mandate) {
    return new ComponentStatus(
        "contact-feed",
        orders,
        mandate,
        new Election("node1", Set.of("node1", "node2")),
        List.of(
            new ComponentHealth("node1", node1Lives, Health.FIT, null),
            new ComponentHealth("node2", true, onNode2, null)));
  }

  private ClusterStatus cluster(ComponentStatus component) {
    return new ClusterStatus(
        "node2",
        new DatabaseHealth(databaseAnswers, "1", 1L, null),
        List.of(node("node1", node1Lives), node("node2", true)),
        List.of(component),
        List.of(),
        List.of());
  }

  private static NodeStatus node(String name, boolean alive) {
    return new NodeStatus(name, "incarnation of " + name, "1", alive, null);
  }

  private ComponentCard card(Orders orders, MandateStatus mandate) {
    ComponentStatus component = component(orders, mandate);
    return ComponentCard.of(component, cluster(component), List.of());
  }

  private Posture posture(Orders orders, MandateStatus mandate) {
    return card(orders, mandate).posture();
  }

  @Test
  void aPostureFollowsTheMandateAndTheOrders() {
    assertThat(posture(NONE, ON_NODE1)).isEqualTo(Posture.RUNS);
    assertThat(posture(new Orders(false, List.of(), "node2"), ON_NODE1)).isEqualTo(Posture.MOVES);
    assertThat(posture(new Orders(true, List.of(), null), ON_NODE1)).isEqualTo(Posture.STOPPED);
    assertThat(posture(NONE, LEFT)).isEqualTo(Posture.FREE);
    assertThat(posture(NONE, null)).isEqualTo(Posture.FREE);
    node1Lives = false;
    assertThat(posture(NONE, ON_NODE1)).isEqualTo(Posture.SILENT);
    databaseAnswers = false;
    assertThat(posture(NONE, null)).isEqualTo(Posture.UNKNOWN);
  }

  @Test
  void onlyTheOtherNodeIsOfferedToMoveTo() {
    assertThat(card(NONE, ON_NODE1).places())
        .extracting(Place::mayMove)
        .containsExactly(false, true);
    assertThat(card(NONE, LEFT).places()).extracting(Place::mayMove).containsOnly(false);
  }

  @Test
  void whatIsStoppedIsOfferedToBeStarted() {
    ComponentCard one = card(new Orders(false, List.of("node2"), null), ON_NODE1);
    assertThat(one.isHeldBack()).isTrue();
    assertThat(one.places()).extracting(Place::mayStop).containsExactly(true, false);
    assertThat(one.places()).extracting(Place::mayMove).containsOnly(false);

    ComponentCard all = card(new Orders(true, List.of(), null), LEFT);
    assertThat(all.isHeldBack()).isTrue();
    assertThat(all.places()).extracting(Place::mayStop).containsOnly(false);
    assertThat(card(NONE, ON_NODE1).isHeldBack()).isFalse();
  }

  @Test
  void aNodeIsAwayUnlessAnOperatorKeptItFromTheComponent() {
    assertThat(readiness(NONE)).isEqualTo(Readiness.READY);
    onNode2 = Health.AWAY;
    assertThat(readiness(NONE)).isEqualTo(Readiness.AWAY);
    assertThat(readiness(new Orders(false, List.of("node2"), null))).isEqualTo(Readiness.READY);
    assertThat(readiness(new Orders(true, List.of(), null))).isEqualTo(Readiness.READY);
    ClusterStatus cluster = cluster(component(NONE, ON_NODE1));
    assertThat(Readiness.of(node("node2", false), cluster)).isEqualTo(Readiness.SILENT);
    databaseAnswers = false;
    assertThat(readiness(NONE)).isEqualTo(Readiness.UNKNOWN);
    assertThat(card(NONE, null).places()).extracting(Place::badge).containsOnly("");
  }

  private Readiness readiness(Orders orders) {
    ClusterStatus cluster = cluster(component(orders, ON_NODE1));
    return Readiness.of(cluster.nodes().get(1), cluster);
  }
}
