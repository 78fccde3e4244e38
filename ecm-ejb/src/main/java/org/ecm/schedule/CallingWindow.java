package org.ecm.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a callee may be called, in the callee's own time. A callee whose zone is not certain may be
 * called only when all candidate zones are open (P6).
 *
 * @param hours the hours in the callee's zone
 * @param drain how long what is at the dialer may still take to be called: the window must be open
 *     that much longer (rule 2.8)
 */
public record CallingWindow(WeeklySchedule hours, Duration drain) {

  /** A week and a day: hours repeat weekly, but for a change of daylight saving time. */
  private static final int LOOK_AHEAD_DAYS = 8;

  /**
   * Whether a contact of a call zone may be handed to the dialer now.
   *
   * @param callZone one or more IANA zones, separated by {@code |}
   */
  public boolean isOpen(String callZone, Instant now) {
    return zones(callZone)
        .allMatch(zone -> hours.isOpen(now, zone) && hours.isOpen(now.plus(drain), zone));
  }

  /**
   * When a contact of a call zone may next be handed to the dialer by a campaign; empty if its
   * hours and those of the callee do not meet within a week.
   *
   * @param callZone one or more IANA zones, separated by {@code |}
   * @param campaign the campaign's own hours
   * @param campaignZone in which they are read
   */
  public Optional<Instant> next(
      String callZone, WeeklySchedule campaign, ZoneId campaignZone, Instant from) {
    Stream<Instant> openings =
        Stream.concat(
            campaign.openings(from, campaignZone, LOOK_AHEAD_DAYS),
            zones(callZone).flatMap(zone -> hours.openings(from, zone, LOOK_AHEAD_DAYS)));
    return Stream.concat(Stream.of(from), openings)
        .filter(at -> !at.isBefore(from))
        .sorted()
        .filter(at -> campaign.isOpen(at, campaignZone) && isOpen(callZone, at))
        .findFirst();
  }

  /** The zones of a call zone. */
  public static Stream<ZoneId> zones(String callZone) {
    return Arrays.stream(callZone.split("\\|")).map(ZoneId::of);
  }
}
