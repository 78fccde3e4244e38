package org.ecm.dialer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The dialer's midnight, when it moves rows into history: one may be seen in neither place. */
public final class Midnight {

  private static final Duration AROUND = Duration.ofMinutes(2);

  private Midnight() {}

  /** Whether it is about midnight in the dialer's zone. */
  public static boolean isNear(Instant instant, ZoneId zone) {
    ZonedDateTime now = instant.atZone(zone);
    LocalTime before = now.minus(AROUND).toLocalTime();
    LocalTime after = now.plus(AROUND).toLocalTime();
    return after.isBefore(before);
  }
}
