package org.ecm.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.ecm.audit.Audit;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/**
 * An operator's orders to the components. They stand in the database, outlive restarts, and every
 * node follows them within a second. Each order is one transaction and is audited.
 */
@ApplicationScoped
public class ComponentControl {

  private final Database database;
  private final Audit audit;
  private final ClusterView view;
  private final Iterable<Component> components;

  @Inject
  public ComponentControl(
      Database database, Audit audit, ClusterView view, @Any Instance<Component> components) {
    this(database, audit, view, (Iterable<Component>) components);
  }

  ComponentControl(
      Database database, Audit audit, ClusterView view, Iterable<Component> components) {
    this.database = database;
    this.audit = audit;
    this.view = view;
    this.components = components;
  }

  /** For the container's proxy only. */
  protected ComponentControl() {
    this(null, null, null, (Iterable<Component>) null);
  }

  /**
   * Lets nobody, or not one node, run a component.
   *
   * @param node null for the whole cluster
   * @throws NotFoundException if there is no such component or node
   */
  public void stop(String component, String node, String actor) {
    check(component, node);
    database.useTransaction(
        h -> {
          setStopped(h, component, node == null ? ClusterView.EVERYWHERE : node, true);
          audit.record(actor, "component.stop", component, where(node));
        });
  }

  /**
   * Takes an order to stop back.
   *
   * @param node null for every such order, those for single nodes included
   * @throws NotFoundException if there is no such component or node
   */
  public void start(String component, String node, String actor) {
    check(component, node);
    database.useTransaction(
        h -> {
          if (node == null) {
            h.createUpdate("update component_order set stopped = 0 where component = :component")
                .bind("component", component)
                .execute();
          } else {
            setStopped(h, component, node, false);
          }
          audit.record(actor, "component.start", component, where(node));
        });
  }

  /**
   * Lets another node take a component over: the holder gives it up, and the other takes it at
   * once.
   *
   * @throws NotFoundException if there is no such component or node
   * @throws ComponentUnavailableException if that node could not run it
   */
  public void move(String component, String to, String actor) {
    if (to == null) {
      throw new InvalidInputException("to", "Name the node that is to run it");
    }
    check(component, to);
    database.useTransaction(h -> move(h, component, to, actor));
  }

  private void move(Handle h, String component, String to, String actor) {
    Mandate held =
        holder(h, component)
            .orElseThrow(
                () ->
                    new ComponentUnavailableException(
                        "Nobody runs " + component + " now. If it is stopped, start it first"));
    if (held.holder().equals(to)) {
      return;
    }
    refuseUnfit(component, held.holder(), to);
    int changed = setMove(h, component, to, held.epoch());
    if (changed == 0) {
      insert(h, component, ClusterView.EVERYWHERE, false);
      setMove(h, component, to, held.epoch());
    }
    audit.record(actor, "component.move", component, "from " + held.holder() + " to " + to);
  }

  private void refuseUnfit(String component, String from, String to) {
    if (!view.isAlive(to)) {
      throw new ComponentUnavailableException(
          "Node " + to + " does not run, or does not reach the database. Start it first");
    }
    ComponentOrder order = view.order(component, to);
    if (order.stoppedHere() || order.stoppedEverywhere()) {
      throw new ComponentUnavailableException(
          component + " is stopped on " + to + ". Start it there first");
    }
    Condition there = view.published(component, to);
    boolean worse = view.published(component, from).health().isBetterThan(there.health());
    if (there.health() == Health.AWAY || worse) {
      throw new ComponentUnavailableException(
          "Node " + to + " is not fit for " + component + ": " + there.reason());
    }
  }

  private static Optional<Mandate> holder(Handle h, String component) {
    return h.createQuery(
            "select holder, incarnation, epoch from mandate where name = :name and released = 0")
        .bind("name", component)
        .map(
            (row, context) ->
                new Mandate(
                    component,
                    row.getString("holder"),
                    row.getString("incarnation"),
                    row.getLong("epoch")))
        .findOne();
  }

  private static int setMove(Handle h, String component, String to, long epoch) {
    return h.createUpdate(
            "update component_order set move_to = :to, move_epoch = :epoch"
                + " where component = :component and node = :node")
        .bind("to", to)
        .bind("epoch", epoch)
        .bind("component", component)
        .bind("node", ClusterView.EVERYWHERE)
        .execute();
  }

  private static void setStopped(Handle h, String component, String node, boolean stopped) {
    int changed =
        h.createUpdate(
                "update component_order set stopped = :stopped"
                    + " where component = :component and node = :node")
            .bind("stopped", stopped)
            .bind("component", component)
            .bind("node", node)
            .execute();
    if (changed == 0) {
      insert(h, component, node, stopped);
    }
  }

  private static void insert(Handle h, String component, String node, boolean stopped) {
    h.createUpdate(
            "insert into component_order (component, node, stopped)"
                + " values (:component, :node, :stopped)")
        .bind("component", component)
        .bind("node", node)
        .bind("stopped", stopped)
        .execute();
  }

  private void check(String component, String node) {
    if (StreamSupport.stream(components.spliterator(), false)
        .noneMatch(c -> c.name().equals(component))) {
      throw new NotFoundException("component", component);
    }
    if (node != null && view.nodes().stream().noneMatch(n -> n.node().equals(node))) {
      throw new NotFoundException("node", node);
    }
  }

  private static String where(String node) {
    return node == null ? "everywhere" : "on " + node;
  }
}
