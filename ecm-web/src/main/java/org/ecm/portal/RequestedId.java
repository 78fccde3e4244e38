package org.ecm.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The id that the address asks for, or that a form of the page carries on. */
@Named("requested")
@RequestScoped
public class RequestedId {

  @Inject HttpServletRequest request;

  /** The id; 0, which nothing has, if there is none or it is no number. */
  public long getId() {
    try {
      return Long.parseLong(request.getParameter("id"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Whether the address names one. */
  public boolean isGiven() {
    return request.getParameter("id") != null;
  }
}
