package org.ecm.feed;

import java.security.SecureRandom;

/**
 * Attempt ids for the dialer's Account Number (rule 2.2): 100 random bits in upper-case base32, 20
 * characters, within UCCX's 25 and CCE's 30. Never reused.
 */
public final class AttemptIds {

  private static final char[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".toCharArray();
  private static final int LENGTH = 20;

  private final SecureRandom random = new SecureRandom();

  /** A new id. Thread-safe. */
  public String next() {
    char[] id = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return new String(id);
  }

  /** Whether an account number can be one of ours; anything else is another system's. */
  public static boolean isOurs(String accountNumber) {
    return accountNumber != null && accountNumber.matches("[A-Z2-7]{" + LENGTH + "}");
  }
}
