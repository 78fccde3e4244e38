package org.ecm.feed;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Attempt ids for the dialer's Account Number (rule 2.2): the second of the claim, then 80 random
 * bits, in upper-case base32 (RFC 4648, section 7, whose letters sort like the values); 23
 * characters, within UCCX's 25 and CCE's 30. Never reused.
 *
 * <p>The second in front keeps the ids of a batch together in the index. Wholly random ids touched
 * a page of it for each attempt, which made a commit several times as dear.
 */
public final class AttemptIds {

  private static final char[] ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUV".toCharArray();
  private static final int TIME = 7;
  private static final int RANDOM = 16;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  public AttemptIds(Clock clock) {
    this.clock = clock;
  }

  /** A new id. Thread-safe. */
  public String next() {
    char[] id = new char[TIME + RANDOM];
    long second = clock.instant().getEpochSecond();
    for (int i = TIME - 1; i >= 0; i--) {
      id[i] = ALPHABET[(int) (second & 31)];
      second >>= 5;
    }
    for (int i = TIME; i < id.length; i++) {
      id[i] = ALPHABET[random.nextInt(ALPHABET.length)];
    }
    return new String(id);
  }

  /** Whether an account number can be one of ours; anything else is another system's. */
  public static boolean isOurs(String accountNumber) {
    return accountNumber != null && accountNumber.matches("[0-9A-V]{" + (TIME + RANDOM) + "}");
  }
}
