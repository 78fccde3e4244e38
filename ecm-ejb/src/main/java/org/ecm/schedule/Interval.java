package org.ecm.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * An open stretch of a weekday.
 *
 * @param startMinute minute of the day, inclusive
 * @param endMinute minute of the day, exclusive; 1440 is midnight
 */
public record Interval(DayOfWeek day, int startMinute, int endMinute) {
  public Interval {
    if (startMinute < 0 || endMinute > 1440 || startMinute >= endMinute) {
      throw new IllegalArgumentException(
          "An interval must end after it starts, within one day; 24:00 is its latest end");
    }
  }

  boolean contains(DayOfWeek weekday, int minute) {
    return day == weekday && startMinute <= minute && minute < endMinute;
  }

  /** When it starts on a date; empty if that is another weekday. */
  Optional<LocalDateTime> start(LocalDate date) {
    return date.getDayOfWeek() == day
        ? Optional.of(date.atStartOfDay().plusMinutes(startMinute))
        : Optional.empty();
  }
}
