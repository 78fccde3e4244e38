package org.ecm.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ecm.campaign.InvalidInputException;

/** What a password must be; length counts for more than a mix of characters. */
final class PasswordRules {
  private PasswordRules() {}

  private static final int SHORTEST = 12;

  static void check(String username, String password) {
    if (password == null || password.length() < SHORTEST) {
      throw new InvalidInputException("password", "A password has at least 12 characters");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > PasswordHash.LONGEST_BYTES) {
      throw new InvalidInputException("password", "A password has at most 72 bytes");
    }
    if (password.toLowerCase(Locale.ROOT).equals(username)) {
      throw new InvalidInputException("password", "The password may not be the user name");
    }
  }
}
