package org.ecm.drills.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what must come. */
public final class Patience {
  private static final long LOOK_EVERY_NANOS = 50_000_000L;

  private Patience() {}

  /**
   * Returns as soon as it is so.
   *
   * @throws DrillException if it is not so within the limit
   */
  public static void until(String what, Duration limit, BooleanSupplier isSo) {
    if (!within(limit, isSo)) {
      throw new DrillException("Waited " + limit.toSeconds() + " s in vain until " + what);
    }
  }

  /** Returns as soon as it is so, or false at the limit. */
  public static boolean within(Duration limit, BooleanSupplier isSo) {
    long end = System.nanoTime() + limit.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new DrillException("Interrupted");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }
}
