package org.ecm.security;

import static org.ecm.security.Permission.ADMINISTER;
import static org.ecm.security.Permission.LOOK_UP;
import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;
import static org.ecm.security.Permission.REPORT_DEATH;
import static org.ecm.security.Permission.REQUEST_CALLBACK;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an API key is for. */
public enum Scope {
  /** Scripts of a voice application: callbacks and look-up, nothing else. */
  IVR(EnumSet.of(LOOK_UP, REQUEST_CALLBACK)),
  /** Systems that load contacts and run campaigns. */
  INTEGRATION(EnumSet.of(LOOK_UP, REQUEST_CALLBACK, READ, MANAGE)),
  /** The hosts of the nodes, to report the death of a process: nothing else. */
  CLUSTER(EnumSet.of(REPORT_DEATH)),
  /** Everything that a person may do, users and API keys included. */
  ADMIN(EnumSet.of(LOOK_UP, REQUEST_CALLBACK, READ, MANAGE, ADMINISTER));

  private final Set<Permission> permissions;

  Scope(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /** What a key of this scope allows. */
  public Set<Permission> permissions() {
    return permissions;
  }

  /** As it stands in tables, requests and keys: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of a code. */
  public static Scope of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
