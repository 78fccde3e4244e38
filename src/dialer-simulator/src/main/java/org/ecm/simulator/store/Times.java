package org.ecm.simulator.store;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Times as the tables hold them: UTC without a zone. */
final class Times {
  private Times() {}

  /** Cut to the second: H2 would round, and a row would be from the future. */
  static LocalDateTime seconds(Instant time) {
    return time == null
        ? null
        : LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
  }

  static LocalDateTime millis(Instant time) {
    return LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  static Instant instant(LocalDateTime time) {
    return time == null ? null : time.toInstant(ZoneOffset.UTC);
  }
}
