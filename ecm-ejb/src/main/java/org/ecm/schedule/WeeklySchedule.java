package org.ecm.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Open hours by weekday, read on a wall clock: an hour that daylight saving skips is never open, an
 * hour that it repeats is open twice.
 */
public record WeeklySchedule(List<Interval> intervals) {

  /** The same hours on every day of the week. */
  public static WeeklySchedule daily(LocalTime start, LocalTime end) {
    int startMinute = start.toSecondOfDay() / 60;
    int endMinute = end.equals(LocalTime.MIDNIGHT) ? 1440 : end.toSecondOfDay() / 60;
    return new WeeklySchedule(
        Arrays.stream(DayOfWeek.values())
            .map(day -> new Interval(day, startMinute, endMinute))
            .toList());
  }

  /** Whether a moment falls into the open hours of a zone. */
  public boolean isOpen(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    int minute = local.getHour() * 60 + local.getMinute();
    return intervals.stream().anyMatch(i -> i.contains(local.getDayOfWeek(), minute));
  }

  /** The moments at which the hours of a zone begin, on the day of a moment and some days after. */
  Stream<Instant> openings(Instant from, ZoneId zone, int days) {
    LocalDate first = from.atZone(zone).toLocalDate();
    return Stream.iterate(first, day -> day.plusDays(1))
        .limit(days)
        .flatMap(day -> intervals.stream().flatMap(interval -> interval.start(day).stream()))
        .map(start -> start.atZone(zone).toInstant());
  }
}
