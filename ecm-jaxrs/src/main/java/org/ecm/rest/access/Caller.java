package org.ecm.rest.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.ecm.security.Permission;

/** Who sends this request. */
@RequestScoped
public class Caller {

  private String actor;
  private String user;
  private boolean mustChangePassword;
  private Set<Permission> permissions = Set.of();

  void isProgram(String client, Set<Permission> allowed) {
    actor = "key:" + client;
    permissions = allowed;
  }

  void isUser(String name, boolean mustChange, Set<Permission> allowed) {
    actor = name;
    user = name;
    mustChangePassword = mustChange;
    permissions = allowed;
  }

  /** As the audit trail names the caller; also whose the idempotency keys are. */
  public String actor() {
    return actor;
  }

  /** The user's name; null for a program. */
  public String user() {
    return user;
  }

  boolean mustChangePassword() {
    return mustChangePassword;
  }

  boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
