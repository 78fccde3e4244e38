package org.ecm.portal.account;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.ecm.security.User;
import org.ecm.security.Users;

/** Lets a user whose password is a one-time one do nothing but change it. */
@WebFilter("/*")
public class PasswordGate extends HttpFilter {

  private static final long serialVersionUID = 1;
  private static final String PASSED = PasswordGate.class.getName();
  private static final String PAGE = "/password";
  private static final Set<String> OPEN = Set.of(PAGE, PAGE + ".xhtml", "/logout");

  @Inject transient Users users;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getRemoteUser() == null || isOpen(request) || passes(request)) {
      chain.doFilter(request, response);
    } else {
      response.sendRedirect(request.getContextPath() + PAGE);
    }
  }

  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    return OPEN.contains(path) || path.startsWith("/jakarta.faces.resource/");
  }

  private boolean passes(HttpServletRequest request) {
    if (request.getSession().getAttribute(PASSED) != null) {
      return true;
    }
    boolean passes = users.find(request.getRemoteUser()).filter(User::mustChangePassword).isEmpty();
    if (passes) {
      request.getSession().setAttribute(PASSED, true);
    }
    return passes;
  }
}
