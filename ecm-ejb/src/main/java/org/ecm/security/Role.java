package org.ecm.security;

import static org.ecm.security.Permission.ADMINISTER;
import static org.ecm.security.Permission.LOOK_UP;
import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;
import static org.ecm.security.Permission.REQUEST_CALLBACK;

import java.util.EnumSet;
import java.util.Set;

/** What a user is in the house. */
public enum Role {
  /** Loads contacts and runs campaigns. */
  SUPERVISOR(EnumSet.of(LOOK_UP, READ, MANAGE, REQUEST_CALLBACK)),
  /** Watches over the service. */
  OPERATOR(EnumSet.of(LOOK_UP, READ)),
  /** May do everything, users and API keys included. */
  ADMIN(EnumSet.of(LOOK_UP, READ, MANAGE, REQUEST_CALLBACK, ADMINISTER));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /** What this role allows. */
  public Set<Permission> permissions() {
    return permissions;
  }
}
