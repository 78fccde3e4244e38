package org.ecm.cluster;

import java.time.Duration;

/** A machine's clocks that a test moves. */
public class HandClock implements Monotonic {
  private long nanos;
  private long wall = 1_700_000_000_000L;

  public HandClock(long nanos) {
    this.nanos = nanos;
  }

  public void pass(Duration time) {
    nanos += time.toNanos();
    wall += time.toMillis();
  }

  /** The machine is suspended: its monotonic clock stands still. */
  void suspend(Duration time) {
    wall += time.toMillis();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return wall;
  }
}
