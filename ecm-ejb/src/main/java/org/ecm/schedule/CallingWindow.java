package org.ecm.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * When a callee may be called, in the callee's own time. A callee whose zone is not certain may be
 * called only when all candidate zones are open (P6).
 *
 * @param hours the hours in the callee's zone
 * @param drain how long what is at the dialer may still take to be called: the window must be open
 *     that much longer (rule 2.8)
 */
public record CallingWindow(WeeklySchedule hours, Duration drain) {

  /**
   * Whether a contact of a call zone may be handed to the dialer now.
   *
   * @param callZone one or more IANA zones, separated by {@code |}
   */
  public boolean isOpen(String callZone, Instant now) {
    return Arrays.stream(callZone.split("\\|"))
        .map(ZoneId::of)
        .allMatch(zone -> hours.isOpen(now, zone) && hours.isOpen(now.plus(drain), zone));
  }
}
