package org.ecm.portal.account;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import org.ecm.security.Standing;
import org.ecm.security.Users;

/**
 * Writes into a session, at its login, the version of the account that logged in. The server
 * answers a login by itself, before any filter, and nobody has to show a page soon: a version that
 * the first page wrote could be one of after a change that the session must not outlive.
 *
 * <p>The version is that of before the password was checked. One read later could be that of a
 * change which came during the check, of the password that was still right then.
 */
@WebListener
public class LoginStamp implements ServletRequestListener, HttpSessionIdListener {

  private static final String LOGIN = "/j_security_check";
  private static final String USER = "j_username";

  private final ThreadLocal<Integer> version = new ThreadLocal<>();

  @Inject Users users;

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    version.remove();
    HttpServletRequest request = (HttpServletRequest) event.getServletRequest();
    if (request.getRequestURI().contains(LOGIN)) {
      users.standing(request.getParameter(USER)).map(Standing::version).ifPresent(version::set);
    }
  }

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    version.remove();
  }

  /**
   * A session gets a new id at each login, in the thread of its request, and at nothing else
   * (Elytron, FormAuthenticationMechanism). What an earlier login left must not stay.
   */
  @Override
  public void sessionIdChanged(HttpSessionEvent event, String oldId) {
    SessionGate.stamp(event.getSession(), version.get());
    FormToken.renew(event.getSession());
  }
}
