package org.ecm.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * When a look-up of an attempt at the dialer (rule 3.3) has been due for so long that none seems to
 * work: what is at the dialer cannot be told then (rule 2.7).
 */
public final class OverdueLookUp {
  private OverdueLookUp() {}

  /**
   * How long it must be overdue. It is due about once a minute, so this is no restart and no short
   * outage; and until then what is at the dialer most likely tells of itself.
   */
  public static final Duration AFTER = Duration.ofHours(4);

  /** Look-ups that were due before then are overdue. */
  public static Instant before(Instant now) {
    return now.minus(AFTER);
  }
}
