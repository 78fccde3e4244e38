package org.ecm.cluster;

import java.time.Duration;

/**
 * The budget of rule 1.7.
 *
 * @param renewal how often the holder renews
 * @param timeToLive how long a renewal lets the holder decide, counted from when it was sent
 * @param margin what a challenger waits on top of the time-to-live
 * @param poll how often a challenger reads the row
 */
public record MandateTimes(Duration renewal, Duration timeToLive, Duration margin, Duration poll) {

  /**
   * @throws IllegalArgumentException if a holder could not renew twice within the time-to-live, or
   *     would be turned too seldom for that
   */
  public MandateTimes {
    if (renewal.isNegative() || margin.isNegative() || poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("The times of mandates must be positive");
    }
    if (timeToLive.compareTo(renewal.plus(poll).multipliedBy(2)) < 0) {
      throw new IllegalArgumentException(
          "ecm.mandate.time-to-live-ms must be at least twice the sum of ecm.mandate.renewal-ms and"
              + " ecm.mandate.poll-ms, so that one lost renewal does not cost the mandate");
    }
  }

  /** The defaults: 400 ms, 1.5 s, 0.3 s, 200 ms. */
  public static final MandateTimes DEFAULT =
      new MandateTimes(
          Duration.ofMillis(400),
          Duration.ofMillis(1500),
          Duration.ofMillis(300),
          Duration.ofMillis(200));
}
