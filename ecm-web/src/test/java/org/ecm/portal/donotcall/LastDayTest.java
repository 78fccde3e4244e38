package org.ecm.portal.donotcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.ecm.database.UtcTimes;
import org.junit.jupiter.api.Test;

class LastDayTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void allOfTheDayCountsOnTheUsersClock() {
    LastDay last = new LastDay(LocalDate.parse("2027-03-05"), BERLIN);

    assertThat(last.end()).isEqualTo("2027-03-05T23:00:00Z");
    assertThat(last.isOver(Instant.parse("2027-03-05T22:59:59Z"))).isFalse();
    assertThat(last.isOver(Instant.parse("2027-03-05T23:00:00Z"))).isTrue();
  }

  @Test
  void aDayThatBeginsLateIsWholeToo() {
    // In Santiago the clocks skip the first hour of 6 September 2026.
    LastDay last = new LastDay(LocalDate.parse("2026-09-05"), ZoneId.of("America/Santiago"));

    assertThat(last.end()).isEqualTo("2026-09-06T04:00:00Z");
  }

  @Test
  void noDayIsNoEnd() {
    LastDay last = new LastDay(null, BERLIN);

    assertThat(last.end()).isNull();
    assertThat(last.isOver(Instant.parse("2027-03-05T12:00:00Z"))).isFalse();
  }

  @Test
  void theLastDayThatCanBeStoredIsTaken() {
    LastDay last = new LastDay(LocalDate.parse("9999-12-31"), ZoneId.of("America/New_York"));

    assertThat(last.end()).isEqualTo(UtcTimes.LAST);
  }
}
