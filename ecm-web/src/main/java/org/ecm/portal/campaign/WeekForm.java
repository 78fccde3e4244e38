package org.ecm.portal.campaign;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;

/** The weekly schedule while it is edited. */
public class WeekForm {

  private final List<Day> days = Arrays.stream(DayOfWeek.values()).map(Day::new).toList();

  /** One day's hours; none: closed. */
  public static class Day {

    private final DayOfWeek weekday;
    private final List<OpenHours> hours = new ArrayList<>();

    Day(DayOfWeek weekday) {
      this.weekday = weekday;
    }

    /** Another stretch, after the last one where there is room. */
    public void add() {
      LocalTime start = hours.isEmpty() ? LocalTime.of(9, 0) : hours.get(hours.size() - 1).getEnd();
      boolean room = start != null && !start.equals(LocalTime.MIDNIGHT) && start.getHour() < 22;
      hours.add(new OpenHours(room ? start : null, room ? later(start) : null));
    }

    private static LocalTime later(LocalTime start) {
      return start.getHour() < 17 ? LocalTime.of(17, 0) : LocalTime.MIDNIGHT;
    }

    public void remove(OpenHours stretch) {
      hours.remove(stretch);
    }

    private void take(String[] starts, String[] ends) {
      for (int i = 0; starts != null && ends != null && i < starts.length; i++) {
        hours.add(OpenHours.of(starts[i], i < ends.length ? ends[i] : ""));
      }
    }

    /** The name of the fields with the starts of its hours, in their order. */
    public String getStartField() {
      return weekday.name().toLowerCase(Locale.ROOT) + "-start";
    }

    /** The name of the fields with their ends. */
    public String getEndField() {
      return weekday.name().toLowerCase(Locale.ROOT) + "-end";
    }

    public String getName() {
      return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public List<OpenHours> getHours() {
      return hours;
    }
  }

  /** As a page sends it. */
  static WeekForm sent(Map<String, String[]> fields) {
    WeekForm week = new WeekForm();
    week.days.forEach(
        day -> day.take(fields.get(day.getStartField()), fields.get(day.getEndField())));
    return week;
  }

  void show(WeeklySchedule schedule) {
    days.forEach(day -> day.hours.clear());
    schedule.intervals().stream()
        .sorted((a, b) -> Integer.compare(a.startMinute(), b.startMinute()))
        .forEach(interval -> day(interval).hours.add(OpenHours.of(interval)));
  }

  /**
   * As the domain has it.
   *
   * @throws InvalidInputException for the field {@code schedule}
   */
  List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    for (Day day : days) {
      for (OpenHours stretch : day.hours) {
        try {
          intervals.add(stretch.on(day.weekday));
        } catch (IllegalArgumentException e) {
          throw new InvalidInputException("schedule", day.getName() + ": " + e.getMessage());
        }
      }
    }
    if (intervals.isEmpty()) {
      throw new InvalidInputException("schedule", "Give at least one day open hours");
    }
    return intervals;
  }

  /** Every day from midnight to midnight. */
  public void openAlways() {
    show(WeeklySchedule.daily(LocalTime.MIN, LocalTime.MIDNIGHT));
  }

  /** Monday to Friday, nine to five; closed at the weekend. */
  public void openOfficeHours() {
    days.forEach(day -> day.hours.clear());
    days.stream()
        .filter(day -> day.weekday.compareTo(DayOfWeek.SATURDAY) < 0)
        .forEach(day -> day.hours.add(new OpenHours(LocalTime.of(9, 0), LocalTime.of(17, 0))));
  }

  /** Monday's hours on every day. */
  public void copyMonday() {
    List<OpenHours> monday = days.get(0).hours;
    days.stream()
        .skip(1)
        .forEach(
            day -> {
              day.hours.clear();
              monday.forEach(stretch -> day.hours.add(stretch.copy()));
            });
  }

  private Day day(Interval interval) {
    return days.get(interval.day().getValue() - 1);
  }

  public List<Day> getDays() {
    return days;
  }
}
