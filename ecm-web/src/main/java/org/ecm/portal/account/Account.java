package org.ecm.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.ecm.security.Permission;
import org.ecm.security.Role;

/** The user who is logged in. */
@Named("account")
@RequestScoped
public class Account {

  @Inject HttpServletRequest request;

  /** Whether the user administers users, keys and audit. */
  public boolean isAdmin() {
    return may(Permission.ADMINISTER);
  }

  /** Whether the user changes campaigns, contacts and do-not-call entries. */
  public boolean isManager() {
    return may(Permission.MANAGE);
  }

  /** What each form of this login carries. */
  public String getFormToken() {
    return FormToken.of(request.getSession());
  }

  private boolean may(Permission permission) {
    return Arrays.stream(Role.values())
        .filter(role -> role.permissions().contains(permission))
        .anyMatch(role -> request.isUserInRole(role.name()));
  }
}
