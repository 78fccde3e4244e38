package org.ecm.portal.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.ComponentControl;
import org.ecm.cluster.ComponentUnavailableException;
import org.ecm.portal.Answers;
import org.ecm.portal.Order;
import org.ecm.portal.Texts;

/** Gives an operator's order to a component, as the page's script asks for it. */
@Named
@RequestScoped
public class ClusterOrders {

  @Inject ComponentControl control;
  @Inject Answers answers;
  @Inject Texts texts;
  @Inject Order order;

  /** Moves, stops or starts a component. */
  public void give() {
    try {
      give(order.subject(), order.node());
    } catch (NotFoundException | InvalidInputException | ComponentUnavailableException e) {
      answers.refused(e.getMessage());
    }
  }

  private void give(String component, String node) {
    String actor = order.actor();
    String name = texts.name("component", component);
    switch (order.what()) {
      case "move" -> {
        control.move(component, node, actor);
        answers.done("cluster.moved", name, node);
      }
      case "stop" -> {
        control.stop(component, node, actor);
        answers.done(node == null ? "cluster.stopped" : "cluster.stoppedOn", name, node);
      }
      case "start" -> {
        control.start(component, node, actor);
        answers.done(node == null ? "cluster.started" : "cluster.startedOn", name, node);
      }
      default -> throw order.unknown();
    }
  }
}
