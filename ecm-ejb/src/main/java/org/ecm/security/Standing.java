package org.ecm.security;

/**
 * What a user may do at this moment, whatever was so at the login.
 *
 * @param enabled whether the user may be in at all
 * @param mustChangePassword whether the password is a one-time one
 * @param version rises with each change of the password, of the roles, and of {@code enabled}: a
 *     session of an older version is not to go on
 */
public record Standing(boolean enabled, boolean mustChangePassword, int version) {

  /** Whether a session that began at this version may go on. */
  public boolean admits(int began) {
    return enabled && began >= version;
  }
}
