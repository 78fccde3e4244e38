package org.ecm.portal.campaign;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.ecm.schedule.Interval;

/** One open stretch of a day as it stands in the form. An end of 00:00 means midnight. */
public class OpenHours {

  private static final int MIDNIGHT = 1440;

  private final LocalTime start;
  private final LocalTime end;

  OpenHours(LocalTime start, LocalTime end) {
    this.start = start;
    this.end = end;
  }

  static OpenHours of(Interval interval) {
    return new OpenHours(time(interval.startMinute()), time(interval.endMinute()));
  }

  /** As a page sends them; what is no time of the day is left open. */
  static OpenHours of(String start, String end) {
    return new OpenHours(time(start), time(end));
  }

  private static LocalTime time(String entered) {
    try {
      return LocalTime.parse(entered);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalTime time(int minute) {
    return LocalTime.of(minute / 60 % 24, minute % 60);
  }

  /**
   * As the domain has it.
   *
   * @throws IllegalArgumentException if it does not end after it starts
   */
  Interval on(DayOfWeek day) {
    if (start == null || end == null) {
      throw new IllegalArgumentException("Give a start and an end, or remove the hours");
    }
    int last = end.equals(LocalTime.MIDNIGHT) ? MIDNIGHT : minute(end);
    return new Interval(day, minute(start), last);
  }

  OpenHours copy() {
    return new OpenHours(start, end);
  }

  private static int minute(LocalTime time) {
    return time.toSecondOfDay() / 60;
  }

  public LocalTime getStart() {
    return start;
  }

  public LocalTime getEnd() {
    return end;
  }
}
