package org.ecm.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.ecm.campaign.InvalidInputException;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;
import org.junit.jupiter.api.Test;

class WeekFormTest {

  private final WeekForm week = new WeekForm();

  @Test
  void whatIsShownAndSavedUnchangedStaysTheSame() {
    List<Interval> hours =
        List.of(
            new Interval(DayOfWeek.MONDAY, 480, 720),
            new Interval(DayOfWeek.MONDAY, 780, 1440),
            new Interval(DayOfWeek.SUNDAY, 0, 60));
    week.show(new WeeklySchedule(hours));
    assertThat(week.intervals()).isEqualTo(hours);
  }

  @Test
  void aroundTheClockEndsAtMidnight() {
    week.openAlways();
    assertThat(week.intervals())
        .hasSize(7)
        .allSatisfy(
            interval -> {
              assertThat(interval.startMinute()).isZero();
              assertThat(interval.endMinute()).isEqualTo(1440);
            });
  }

  @Test
  void mondaysHoursAreCopiedAsTheyAre() {
    week.openOfficeHours();
    week.getDays().get(0).add();
    week.copyMonday();
    assertThat(week.intervals()).hasSize(14);
    week.getDays().get(6).getHours().get(0).setStart(LocalTime.of(10, 0));
    assertThat(week.getDays().get(0).getHours().get(0).getStart()).isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void hoursThatEndBeforeTheyStartAreRefusedWithTheirDay() {
    week.openOfficeHours();
    week.getDays().get(2).getHours().get(0).setEnd(LocalTime.of(8, 0));
    assertThatThrownBy(week::intervals)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Wednesday")
        .extracting(e -> ((InvalidInputException) e).field())
        .isEqualTo("schedule");
  }

  @Test
  void halfEnteredHoursAreRefused() {
    week.openOfficeHours();
    week.getDays().get(0).getHours().get(0).setEnd(null);
    assertThatThrownBy(week::intervals).hasMessageContaining("Give a start and an end");
  }

  @Test
  void aWeekThatIsNeverOpenIsRefused() {
    assertThatThrownBy(week::intervals).hasMessageContaining("at least one day");
  }
}
