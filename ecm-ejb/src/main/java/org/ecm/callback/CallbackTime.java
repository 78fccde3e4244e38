package org.ecm.callback;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.ecm.campaign.InvalidInputException;

/** When a callback is due. */
final class CallbackTime {
  private CallbackTime() {}

  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final int LONGEST_TEXT = 40;

  /**
   * The moment asked for; one that has passed is now.
   *
   * @param at ISO 8601, with an offset or local; null for now
   * @param callZone the callee's zones; a local time is read in the only one of them
   * @param campaign the zone in which a local time is read if the callee's is not certain
   * @throws InvalidInputException if it is no time, or more than a year ahead
   */
  static Instant due(String at, String callZone, ZoneId campaign, Instant now) {
    if (at == null || at.isBlank()) {
      return now;
    }
    Instant due = parse(at.strip(), callZone.contains("|") ? campaign : ZoneId.of(callZone));
    if (due.isAfter(now.plus(FURTHEST))) {
      throw new InvalidInputException("at", "A callback can be at most a year ahead");
    }
    return due.isBefore(now) ? now : due;
  }

  private static Instant parse(String at, ZoneId zone) {
    try {
      if (at.length() > LONGEST_TEXT) {
        throw new DateTimeException("too long");
      }
      return hasOffset(at)
          ? OffsetDateTime.parse(at).toInstant()
          : LocalDateTime.parse(at).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "at", "Not a time such as 2026-11-03T15:00:00+01:00 or 2026-11-03T15:00");
    }
  }

  private static boolean hasOffset(String at) {
    int time = at.indexOf('T');
    return at.endsWith("Z") || at.indexOf('+') > 0 || (time > 0 && at.indexOf('-', time) > 0);
  }
}
