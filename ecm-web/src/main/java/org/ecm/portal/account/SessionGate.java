package org.ecm.portal.account;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.ecm.cluster.Monotonic;
import org.ecm.security.Standing;

/**
 * Looks at each request how its user stands by now: ends the session of one who was locked, got
 * other roles or another password since it began, and lets one whose password is a one-time one do
 * nothing but change it. A login alone would count as long as a page goes on asking. A session of
 * which is not known for which version of the account it began ({@link LoginStamp}) does not go on,
 * nor does one that was not used for too long ({@link IdleLimit}).
 */
@WebFilter("/*")
public class SessionGate extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String BEGAN = SessionGate.class.getName();
  private static final String PAGE = "/password";
  private static final Set<String> PASSWORD_PAGES = Set.of(PAGE, PAGE + ".xhtml");
  private static final int TEMPORARY_REDIRECT = 307;

  @Inject transient Standings standings;
  transient IdleLimit idle = new IdleLimit(Monotonic.SYSTEM);

  /**
   * The session goes on from now until the account is changed: after its login, and after the
   * user's own change, which ends the user's others.
   *
   * @param version of the account; null ends the session
   */
  static void stamp(HttpSession session, Integer version) {
    session.setAttribute(BEGAN, version);
    IdleLimit.begin(session);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (request.getRemoteUser() == null || isOpen(path)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Standing> standing = standings.of(request.getRemoteUser());
    if (standing.filter(now -> admits(now, request.getSession())).isEmpty()) {
      LogoutServlet.end(request);
      response.sendRedirect(same(request));
    } else if (!idle.admits(request.getSession())) {
      LogoutServlet.end(request);
      // What was sent is sent again: the user is told that it was not saved, after the login.
      response.setStatus(TEMPORARY_REDIRECT);
      response.setHeader("Location", same(request));
    } else if (standing.get().mustChangePassword() && !PASSWORD_PAGES.contains(path)) {
      response.sendRedirect(request.getContextPath() + PAGE);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isOpen(String path) {
    return path.equals("/logout") || path.startsWith("/jakarta.faces.resource/");
  }

  private static boolean admits(Standing now, HttpSession session) {
    return session.getAttribute(BEGAN) instanceof Integer began && now.admits(began);
  }

  /** Asked again, it leads to the login and from there to where the user was. */
  private static String same(HttpServletRequest request) {
    String query = request.getQueryString();
    return request.getRequestURI() + (query == null ? "" : "?" + query);
  }
}
