package org.ecm.portal.dashboard;

import java.time.Duration;

/** How far back a chart goes, and how wide its stretches are. */
public enum Span {
  MINUTES(Duration.ofSeconds(10), 60),
  HOUR(Duration.ofMinutes(1), 60),
  DAY(Duration.ofMinutes(15), 96);

  private final Duration width;
  private final int stretches;

  Span(Duration width, int stretches) {
    this.width = width;
    this.stretches = stretches;
  }

  Duration width() {
    return width;
  }

  int stretches() {
    return stretches;
  }
}
