package org.ecm.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyScheduleTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void theEndIsExclusiveAndTheStartInclusive() {
    WeeklySchedule hours = WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0));
    assertThat(hours.isOpen(Instant.parse("2026-01-05T13:00:00Z"), NEW_YORK)).isTrue();
    assertThat(hours.isOpen(Instant.parse("2026-01-05T12:59:59Z"), NEW_YORK)).isFalse();
    assertThat(hours.isOpen(Instant.parse("2026-01-06T02:00:00Z"), NEW_YORK)).isFalse();
  }

  @Test
  void anHourThatDaylightSavingSkipsIsNeverOpen() {
    WeeklySchedule hours =
        new WeeklySchedule(List.of(new Interval(DayOfWeek.SUNDAY, 2 * 60, 3 * 60)));
    Instant gap = Instant.parse("2026-03-08T07:00:00Z");
    for (int minute = -60; minute < 120; minute++) {
      assertThat(hours.isOpen(gap.plus(Duration.ofMinutes(minute)), NEW_YORK)).isFalse();
    }
  }

  @Test
  void anHourThatIsRepeatedIsOpenTwice() {
    WeeklySchedule hours = new WeeklySchedule(List.of(new Interval(DayOfWeek.SUNDAY, 60, 2 * 60)));
    Instant first = Instant.parse("2026-11-01T05:30:00Z");
    assertThat(hours.isOpen(first, NEW_YORK)).isTrue();
    assertThat(hours.isOpen(first.plus(Duration.ofHours(1)), NEW_YORK)).isTrue();
    assertThat(hours.isOpen(first.plus(Duration.ofHours(2)), NEW_YORK)).isFalse();
  }

  @Test
  void anIntervalEndsAfterItStartsWithinOneDay() {
    assertThatThrownBy(() -> new Interval(DayOfWeek.MONDAY, 60, 60))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Interval(DayOfWeek.MONDAY, 60, 1441))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCalleeOfUncertainZoneIsCalledOnlyWhenAllCandidatesAreOpen() {
    CallingWindow window =
        new CallingWindow(
            WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0)), Duration.ofMinutes(5));
    Instant eightInNewYork = Instant.parse("2026-01-05T13:00:00Z");
    assertThat(window.isOpen("America/New_York", eightInNewYork)).isTrue();
    assertThat(window.isOpen("America/Chicago|America/New_York", eightInNewYork)).isFalse();
  }

  @Test
  void theNextCallIsWhenCampaignAndCalleeAreBothOpen() {
    CallingWindow window =
        new CallingWindow(
            WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0)), Duration.ofMinutes(5));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    WeeklySchedule office =
        new WeeklySchedule(List.of(new Interval(DayOfWeek.MONDAY, 9 * 60, 15 * 60)));
    Instant mondayNoon = Instant.parse("2026-01-05T11:00:00Z");
    assertThat(window.next("Europe/Paris", office, berlin, mondayNoon)).contains(mondayNoon);
    assertThat(window.next("America/New_York", office, berlin, mondayNoon))
        .contains(Instant.parse("2026-01-05T13:00:00Z"));
    assertThat(window.next("Europe/Paris", office, berlin, mondayNoon.plus(Duration.ofHours(4))))
        .contains(Instant.parse("2026-01-12T08:00:00Z"));
    assertThat(window.next("America/Los_Angeles", office, berlin, mondayNoon)).isEmpty();
    assertThat(window.next("Europe/Paris|America/Los_Angeles", office, berlin, mondayNoon))
        .isEmpty();
  }

  @Test
  void theWindowMustOutlastWhatIsStillAtTheDialer() {
    CallingWindow window =
        new CallingWindow(
            WeeklySchedule.daily(LocalTime.of(8, 0), LocalTime.of(21, 0)), Duration.ofMinutes(5));
    assertThat(window.isOpen("America/New_York", Instant.parse("2026-01-06T01:54:00Z"))).isTrue();
    assertThat(window.isOpen("America/New_York", Instant.parse("2026-01-06T01:56:00Z"))).isFalse();
  }
}
