package org.ecm.portal.donotcall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ecm.database.UtcTimes;

/**
 * Until when an entry is in force, as a user says it: all of that day counts.
 *
 * @param day on the user's calendar; null for an entry without an end
 * @param zone the user's
 */
record LastDay(LocalDate day, ZoneId zone) {

  /** The first moment at which the number may be called again; null for never. */
  Instant end() {
    if (day == null) {
      return null;
    }
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    // The last day of the year 9999, a common "never".
    return UtcTimes.canHold(end) ? end : UtcTimes.LAST;
  }

  /** Whether nothing is left of it: such an entry would forbid nothing. */
  boolean isOver(Instant now) {
    return day != null && !end().isAfter(now);
  }
}
