package org.ecm.portal.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.portal.Answers;
import org.ecm.security.Role;
import org.ecm.security.User;
import org.ecm.security.Users;

/** One user: roles, and a new one-time password. */
@Named
@RequestScoped
public class UserPage {

  @Inject Users users;
  @Inject Answers answers;
  @Inject ExternalContext external;
  @Inject HttpServletRequest request;

  private User user;
  private Role[] roles;
  private String password;

  @PostConstruct
  void load() {
    user = users.find(request.getParameter("name")).orElse(null);
    roles = user == null ? new Role[0] : user.roles().toArray(Role[]::new);
  }

  /** Answers 404 if there is no such user. */
  public void require() throws IOException {
    answers.require(user);
  }

  /** Gives the user the roles that are ticked. */
  public void saveRoles() throws IOException {
    try {
      EnumSet<Role> chosen = EnumSet.noneOf(Role.class);
      chosen.addAll(List.of(roles));
      users.setRoles(user.username(), chosen, external.getRemoteUser());
      answers.doneBefore("/admin/users", "user.saved", user.username());
    } catch (InvalidInputException e) {
      answers.refused("roles", e);
    }
  }

  /** Gives the user a new password, to be changed at the next login. */
  public void resetPassword() throws IOException {
    try {
      users.resetPassword(user.username(), password, external.getRemoteUser());
      answers.doneBefore("/admin/users", "user.reset", user.username());
    } catch (InvalidInputException e) {
      answers.refused("reset", e);
    }
  }

  public User getUser() {
    return user;
  }

  public Role[] getRoles() {
    return roles;
  }

  public void setRoles(Role[] roles) {
    this.roles = roles;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
