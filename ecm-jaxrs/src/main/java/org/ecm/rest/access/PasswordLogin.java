package org.ecm.rest.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecm.security.Permission;
import org.ecm.security.Role;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.evidence.PasswordGuessEvidence;

/** Asks the server's security domain, the same that the portal's login asks. Keeps no session. */
@ApplicationScoped
public class PasswordLogin {

  /** A user whose password was right. */
  record Login(String user, Set<Permission> permissions) {}

  /**
   * Logs a user in for one request; empty if the name or the password is wrong.
   *
   * @throws IllegalStateException if the users cannot be looked up
   */
  Optional<Login> login(String name, String password) {
    try {
      SecurityIdentity identity =
          SecurityDomain.getCurrent()
              .authenticate(name, new PasswordGuessEvidence(password.toCharArray()));
      return Optional.of(new Login(identity.getPrincipal().getName(), permissions(identity)));
    } catch (RealmUnavailableException e) {
      throw new IllegalStateException("The users cannot be looked up", e);
    } catch (SecurityException e) {
      return Optional.empty();
    }
  }

  private static Set<Permission> permissions(SecurityIdentity identity) {
    Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    for (Role role : Role.values()) {
      if (identity.getRoles().contains(role.name())) {
        permissions.addAll(role.permissions());
      }
    }
    return permissions;
  }
}
