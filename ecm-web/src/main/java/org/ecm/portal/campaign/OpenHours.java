package org.ecm.portal.campaign;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.ecm.schedule.Interval;

/** One open stretch of a day as it stands in the form. An end of 00:00 means midnight. */
public class OpenHours implements Serializable {

  private static final long serialVersionUID = 1;
  private static final int MIDNIGHT = 1440;

  private LocalTime start;
  private LocalTime end;

  OpenHours(LocalTime start, LocalTime end) {
    this.start = start;
    this.end = end;
  }

  static OpenHours of(Interval interval) {
    return new OpenHours(time(interval.startMinute()), time(interval.endMinute()));
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

  public void setStart(LocalTime start) {
    this.start = start;
  }

  public LocalTime getEnd() {
    return end;
  }

  public void setEnd(LocalTime end) {
    this.end = end;
  }
}
