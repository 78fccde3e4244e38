package org.ecm.results;

import java.time.Duration;

/**
 * How Sync Results works.
 *
 * @param pageSize most records read and applied at once
 * @param sweepEvery how often an open attempt is looked up by its account number
 * @param sweepSize most attempts in one look-up
 * @param unconfirmedLimit after this an attempt that no read has shown is in doubt
 * @param speed divides the delays of strategies, for demonstrations; 1 in production
 */
public record ResultSettings(
    int pageSize, Duration sweepEvery, int sweepSize, Duration unconfirmedLimit, double speed) {

  /** A strategy's delay at this speed. */
  Duration scaled(Duration delay) {
    return speed == 1 ? delay : Duration.ofNanos((long) (delay.toNanos() / speed));
  }
}
