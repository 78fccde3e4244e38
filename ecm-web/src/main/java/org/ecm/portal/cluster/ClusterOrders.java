package org.ecm.portal.cluster;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.ComponentControl;
import org.ecm.cluster.ComponentUnavailableException;
import org.ecm.portal.Answers;
import org.ecm.portal.Texts;

/** Gives an operator's order to a component, as the page's script asks for it. */
@Named
@RequestScoped
public class ClusterOrders {

  @Inject ComponentControl control;
  @Inject Answers answers;
  @Inject Texts texts;
  @Inject HttpServletRequest request;

  /** Parameters: order, component, and node unless the order is for the whole cluster. */
  public void give() {
    String component = request.getParameter("component");
    String node = request.getParameter("node");
    try {
      give(request.getParameter("order"), component, node);
    } catch (NotFoundException | InvalidInputException | ComponentUnavailableException e) {
      answers.refused(e.getMessage());
    }
  }

  private void give(String order, String component, String node) {
    String actor = request.getRemoteUser();
    String name = texts.name("component", component);
    switch (String.valueOf(order)) {
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
      default -> throw new InvalidInputException("order", "There is no such order: " + order);
    }
  }
}
