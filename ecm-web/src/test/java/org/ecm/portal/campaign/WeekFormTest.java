package org.ecm.portal.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.InvalidInputException;
import org.ecm.schedule.Interval;
import org.ecm.schedule.WeeklySchedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    week.getDays().get(6).remove(week.getDays().get(6).getHours().get(0));
    assertThat(week.intervals()).hasSize(13);
  }

  @Test
  void hoursThatEndBeforeTheyStartAreRefusedWithTheirDay() {
    WeekForm week = sent("wednesday", "09:00", "08:00");
    assertThatThrownBy(week::intervals)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Wednesday")
        .extracting(e -> ((InvalidInputException) e).field())
        .isEqualTo("schedule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "noon", "25:00"})
  void hoursWithoutAnEndAreRefusedAndStayInTheForm(String end) {
    WeekForm week = sent("monday", "09:00", end);
    assertThatThrownBy(week::intervals).hasMessageContaining("Give a start and an end");
    assertThat(week.getDays().get(0).getHours())
        .singleElement()
        .extracting(OpenHours::getStart)
        .isEqualTo(LocalTime.of(9, 0));
  }

  @Test
  void whatAPageSendsIsTheWeekThatItShows() {
    WeekForm sent =
        WeekForm.sent(
            Map.of(
                "tuesday-start", new String[] {"08:00", "13:00"},
                "tuesday-end", new String[] {"12:00", "00:00"}));
    assertThat(sent.intervals())
        .containsExactly(
            new Interval(DayOfWeek.TUESDAY, 480, 720), new Interval(DayOfWeek.TUESDAY, 780, 1440));
  }

  @Test
  void startsWithoutEndsAreHoursWithoutAnEnd() {
    WeekForm sent =
        WeekForm.sent(Map.of("friday-start", new String[] {"08:00"}, "friday-end", new String[0]));
    assertThatThrownBy(sent::intervals).hasMessageContaining("Friday: Give a start and an end");
  }

  private static WeekForm sent(String day, String start, String end) {
    return WeekForm.sent(
        Map.of(day + "-start", new String[] {start}, day + "-end", new String[] {end}));
  }

  @Test
  void aWeekThatIsNeverOpenIsRefused() {
    assertThatThrownBy(week::intervals).hasMessageContaining("at least one day");
  }
}
