package org.ecm.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** The page that something was sent from, for an answer that has nothing but bad news. */
@Named("wayBack")
@RequestScoped
public class WayBack {

  @Inject HttpServletRequest request;

  /** Its address on this server; the dashboard's if the browser does not tell. */
  public String getAddress() {
    return within(request.getContextPath() + "/", request.getHeader("Referer"));
  }

  /** Only the path is taken over: whatever a browser sends does not lead to another server. */
  static String within(String portal, String sender) {
    try {
      URI page = URI.create(sender == null ? "" : sender);
      String path = page.getRawPath();
      if (path == null || !path.startsWith(portal)) {
        return portal;
      }
      return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
    } catch (IllegalArgumentException e) {
      return portal;
    }
  }
}
