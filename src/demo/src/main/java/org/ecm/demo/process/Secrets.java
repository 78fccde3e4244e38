package org.ecm.demo.process;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of one run: made at its start, handed on by environment variables, never written. */
public record Secrets(String administrator, String dialer, String dialerTables) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public static Secrets random() {
    return new Secrets(password(), password(), password());
  }

  private static String password() {
    byte[] bytes = new byte[15];
    RANDOM.nextBytes(bytes);
    // No dash in front: a command line would take it for an option.
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public String toString() {
    return "secrets";
  }
}
