package org.ecm.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecm.cluster.ChannelWatch;
import org.ecm.cluster.ClusterNode;
import org.ecm.cluster.ClusterView;
import org.ecm.cluster.Component;
import org.ecm.cluster.ComponentOrder;
import org.ecm.cluster.Condition;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.SharedDatabase;
import org.ecm.cluster.election.Election;
import org.ecm.database.Database;
import org.ecm.database.DatabaseReadiness;
import org.ecm.status.ClusterStatus.ComponentHealth;
import org.ecm.status.ClusterStatus.ComponentStatus;
import org.ecm.status.ClusterStatus.DatabaseHealth;
import org.ecm.status.ClusterStatus.MandateStatus;
import org.ecm.status.ClusterStatus.NodeStatus;
import org.ecm.status.ClusterStatus.Orders;
import org.ecm.status.ServiceStatus.MandateState;
import org.ecm.status.ServiceStatus.NodeState;

/**
 * Reads the state of the cluster. Answers also while the database is away, with what this node
 * heard last.
 */
@ApplicationScoped
public class ClusterReader {

  private static final Comparator<ComponentStatus> BY_NAME =
      Comparator.comparing(ComponentStatus::component);

  @Inject Database database;
  @Inject DatabaseReadiness readiness;
  @Inject Mandates mandates;
  @Inject ClusterView view;
  @Inject SharedDatabase shared;
  @Inject ChannelWatch channel;
  @Inject DialerCheck dialers;
  @Inject @Any Instance<Component> components;

  private record Rows(List<NodeState> starts, List<MandateState> mandates, DatabaseHealth health) {}

  /** The state now; of the dialers what was found last. Waits for the database. */
  public ClusterStatus read() {
    Rows rows = rows();
    List<ClusterNode> nodes = view.nodes();
    return new ClusterStatus(
        mandates.self().node(),
        rows.health(),
        nodes.stream().map(node -> node(node, rows)).toList(),
        components.stream().map(c -> component(c.name(), nodes, rows)).sorted(BY_NAME).toList(),
        dialers.last(),
        warnings(nodes));
  }

  private Rows rows() {
    long start = System.nanoTime();
    String schema = readiness.schemaVersion().orElse(null);
    try {
      return database.inTransaction(
          h -> {
            List<NodeState> starts = StatusReader.nodes(h);
            List<MandateState> held = StatusReader.mandates(h, mandates.self());
            long millis = (System.nanoTime() - start) / 1_000_000;
            return new Rows(starts, held, new DatabaseHealth(true, schema, millis, null));
          });
    } catch (RuntimeException e) {
      return new Rows(
          List.of(), List.of(), new DatabaseHealth(false, schema, null, e.getMessage()));
    }
  }

  private NodeStatus node(ClusterNode node, Rows rows) {
    return new NodeStatus(
        node.node(),
        node.incarnation(),
        node.version(),
        view.isAlive(node.node()),
        rows.starts().stream()
            .filter(start -> start.incarnation().equals(node.incarnation()))
            .map(NodeState::startedAt)
            .findFirst()
            .orElse(null));
  }

  private ComponentStatus component(String name, List<ClusterNode> nodes, Rows rows) {
    Optional<MandateState> mandate =
        rows.mandates().stream().filter(m -> m.name().equals(name)).findFirst();
    Election.Outcome outcome = Election.of(name).outcome();
    return new ComponentStatus(
        name,
        orders(name, nodes, mandate),
        mandate.map(this::mandate).orElse(null),
        new ClusterStatus.Election(outcome.primary(), outcome.providers()),
        nodes.stream().map(node -> health(name, node.node())).toList());
  }

  private Orders orders(String name, List<ClusterNode> nodes, Optional<MandateState> mandate) {
    ComponentOrder all = view.order(name, ClusterView.EVERYWHERE);
    boolean moving =
        mandate.isPresent() && all.moveTo() != null && mandate.get().epoch() == all.moveEpoch();
    return new Orders(
        all.stoppedEverywhere(),
        nodes.stream()
            .map(ClusterNode::node)
            .filter(node -> view.order(name, node).stoppedHere())
            .toList(),
        moving ? all.moveTo() : null);
  }

  private MandateStatus mandate(MandateState row) {
    var remaining = mandates.enter(row.name()).remainingMillis();
    return new MandateStatus(
        row.holder(),
        row.epoch(),
        row.beat(),
        row.released(),
        remaining.isPresent() ? remaining.getAsLong() : null);
  }

  private ComponentHealth health(String component, String node) {
    Condition said = view.published(component, node);
    return new ComponentHealth(node, view.isAlive(node), said.health(), said.reason());
  }

  private static String unheard(String node) {
    return node
        + " works, but this node does not hear it: sessions are not copied between them. Let them"
        + " reach each other at the cluster's ports, and give both the same ecm.cluster.secret";
  }

  private List<String> warnings(List<ClusterNode> nodes) {
    List<ClusterNode> alive = nodes.stream().filter(n -> view.isAlive(n.node())).toList();
    List<String> warnings = new ArrayList<>();
    if (alive.stream().map(ClusterNode::version).distinct().count() > 1) {
      warnings.add("The nodes run different versions of the application: finish the upgrade");
    }
    shared.strangers().stream()
        .sorted()
        .map(node -> node + " works with another database than this node: set its ecm.db.url right")
        .forEach(warnings::add);
    channel.unheard().stream().sorted().map(ClusterReader::unheard).forEach(warnings::add);
    return warnings;
  }
}
