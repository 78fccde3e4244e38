package org.ecm.dialer.uccx;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How far a campaign's changed records were read, in both tables.
 *
 * <p>Times are the dialer's own wall clock and are compared with nothing else.
 */
record UccxPosition(Mark live, Mark history) {

  /** More than clocks and daylight saving may differ by, and less than a long history. */
  private static final Duration MARGIN = Duration.ofDays(1);

  /** After the record with this id that changed at this time. */
  record Mark(LocalDateTime time, long id) {
    static final Mark START = new Mark(LocalDateTime.of(1970, 1, 1, 0, 0), -1);

    static Mark parse(String text) {
      String[] parts = text.split("/");
      return new Mark(LocalDateTime.parse(parts[0]), Long.parseLong(parts[1]));
    }

    @Override
    public String toString() {
      return time + "/" + id;
    }
  }

  static UccxPosition parse(String text) {
    if (text == null) {
      return new UccxPosition(Mark.START, Mark.START);
    }
    String[] parts = text.split(" ");
    return new UccxPosition(Mark.parse(parts[0]), Mark.parse(parts[1]));
  }

  /** Surely before what the dialer changes after an instant of our clock. */
  static UccxPosition before(Instant instant, ZoneId zone) {
    LocalDateTime time = instant.minus(MARGIN).atZone(zone).toLocalDateTime();
    Mark mark = new Mark(time.truncatedTo(ChronoUnit.SECONDS), -1);
    return new UccxPosition(mark, mark);
  }

  @Override
  public String toString() {
    return live + " " + history;
  }
}
