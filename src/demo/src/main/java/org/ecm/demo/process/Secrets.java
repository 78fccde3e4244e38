package org.ecm.demo.process;

import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of one run: made at its start, handed on by environment variables, never written. */
public record Secrets(String administrator, String dialer, String dialerTables) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Secrets random() {
    return new Secrets(password(), password(), password());
  }

  private static String password() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "secrets";
  }
}
