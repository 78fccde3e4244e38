package org.ecm.rest.campaign;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.campaign.InvalidInputException;
import org.ecm.schedule.Interval;

/** An open stretch of a weekday. */
@Schema(name = "Interval", description = "An open stretch of a weekday, in the campaign's zone")
public record IntervalView(
    @NotNull DayOfWeek day,
    @Schema(examples = "08:00") @NotNull @Pattern(regexp = TIME, message = MESSAGE) String start,
    @Schema(description = "Exclusive; 24:00 is midnight", examples = "20:00")
        @NotNull
        @Pattern(regexp = TIME + "|24:00", message = MESSAGE)
        String end) {

  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
  private static final String MESSAGE = "must be a time such as 08:00";
  private static final int DAY = 24 * 60;

  static IntervalView of(Interval interval) {
    return new IntervalView(
        interval.day(), text(interval.startMinute()), text(interval.endMinute()));
  }

  Interval interval() {
    try {
      return new Interval(day, minute(start), minute(end));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("schedule", e.getMessage());
    }
  }

  private static String text(int minute) {
    return minute == DAY ? "24:00" : LocalTime.of(minute / 60, minute % 60).toString();
  }

  private static int minute(String time) {
    return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
  }
}
