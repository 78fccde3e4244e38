package org.ecm.simulator.call;

import java.time.Duration;

/** Accelerated time: how long a span of the simulated world lasts here. */
public final class Pace {
  private volatile double speed;

  public Pace(double speed) {
    change(speed);
  }

  /**
   * @throws IllegalArgumentException unless the speed is above 0
   */
  public void change(double newSpeed) {
    if (!(newSpeed > 0)) {
      throw new IllegalArgumentException("A speed is a number above 0, such as 100");
    }
    speed = newSpeed;
  }

  public double speed() {
    return speed;
  }

  Duration real(Duration simulated) {
    return Duration.ofNanos((long) (simulated.toNanos() / speed));
  }
}
