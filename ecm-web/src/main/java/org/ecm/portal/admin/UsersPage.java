package org.ecm.portal.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;
import org.ecm.portal.Order;
import org.ecm.security.Role;
import org.ecm.security.User;
import org.ecm.security.Users;

/** The users who may log in, and a form for a new one. */
@Named
@RequestScoped
public class UsersPage {

  @Inject Users users;
  @Inject Answers answers;
  @Inject Order order;

  private String username;
  private String fullName;
  private String password;
  private Role role = Role.SUPERVISOR;

  /** Adds the user, who must change the password at the first login. */
  public void create() throws IOException {
    try {
      User user = users.create(username, fullName, password, EnumSet.of(role), actor());
      answers.doneBefore("/admin/users", "user.created", user.username());
    } catch (InvalidInputException e) {
      answers.refused("new", e);
    }
  }

  /** Lets a user in, or no longer. */
  public void give() throws IOException {
    String name = order.subject();
    try {
      switch (order.what()) {
        case "enable" -> {
          users.setEnabled(name, true, actor());
          answers.doneBefore("/admin/users", "user.enabled", name);
        }
        case "disable" -> {
          users.setEnabled(name, false, actor());
          answers.doneBefore("/admin/users", "user.disabled", name);
        }
        default -> throw order.unknown();
      }
    } catch (InvalidInputException | NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  private String actor() {
    return order.actor();
  }

  public List<User> getAll() {
    return users.list();
  }

  public Set<Role> getRoles() {
    return EnumSet.allOf(Role.class);
  }

  public String getUsername() {
    return username;
  }

  public void setUsername(String username) {
    this.username = username;
  }

  public String getFullName() {
    return fullName;
  }

  public void setFullName(String fullName) {
    this.fullName = fullName;
  }

  public String getPassword() {
    return password;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public Role getRole() {
    return role;
  }

  public void setRole(Role role) {
    this.role = role;
  }
}
