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

  /** The defaults: 400 ms, 1.5 s, 0.3 s, 200 ms. */
  public static final MandateTimes DEFAULT =
      new MandateTimes(
          Duration.ofMillis(400),
          Duration.ofMillis(1500),
          Duration.ofMillis(300),
          Duration.ofMillis(200));
}
