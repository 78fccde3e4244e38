package org.ecm.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.ecm.campaign.InvalidInputException;

/**
 * What a button of {@code ecm:order} orders. It names its subject itself: the row it stands in may
 * show another one by the time the order comes.
 */
@RequestScoped
public class Order {

  @Inject HttpServletRequest request;

  /** What is to be done, such as {@code start}; empty if the request does not say. */
  public String what() {
    String order = request.getParameter("order");
    return order == null ? "" : order;
  }

  /** The refusal of an order that the page does not know. */
  public InvalidInputException unknown() {
    return new InvalidInputException("order", "There is no such order: " + what());
  }

  /** To whom or what, as its page knows it. */
  public String subject() {
    return request.getParameter("subject");
  }

  /** The subject's id; 0, which nothing has, if it is no number. */
  public long id() {
    try {
      return Long.parseLong(subject());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** What the user knows the subject by; for the answer only. */
  public String name() {
    return request.getParameter("name");
  }

  /** On which node; null for the whole cluster. */
  public String node() {
    return request.getParameter("node");
  }

  /** Who gives it. */
  public String actor() {
    return request.getRemoteUser();
  }
}
