package org.ecm.cluster;

import java.time.Duration;

/**
 * Signs of life of the thread that works under the mandates which are no component's. If they fail
 * to come, its mandates go to another node, though this one would renew them for ever. Safe for all
 * threads.
 */
public class SignsOfLife {

  private final Duration limit;
  private final Monotonic clock;
  private volatile boolean begun;
  private volatile long last;

  /**
   * @param limit how long a step of the work may take without a sign
   */
  public SignsOfLife(Duration limit, Monotonic clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** The thread goes on. */
  public void show() {
    last = clock.nanos();
    begun = true;
  }

  /** Whether the thread has begun to work and hangs. */
  boolean fail() {
    return begun && clock.nanos() - last > limit.toNanos();
  }
}
