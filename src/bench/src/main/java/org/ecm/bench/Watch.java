package org.ecm.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** Adds up the time of one side of a comparison: on the wall, and of one process on processors. */
final class Watch {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Work that may fail in any way. */
  interface Work<R> {
    R run() throws Exception;
  }

  private final LongSupplier clock;
  private long wall;
  private long processor;
  private long units;

  /** With the processor time of this process. */
  Watch() {
    this(SYSTEM::getProcessCpuTime);
  }

  /**
   * @param clock the processor time so far of the process that does the work, in nanoseconds
   */
  Watch(LongSupplier clock) {
    this.clock = clock;
  }

  /** Runs the work on the clock. */
  <R> R time(Work<R> work) throws Exception {
    long wallStart = System.nanoTime();
    long processorStart = clock.getAsLong();
    try {
      return work.run();
    } finally {
      wall += System.nanoTime() - wallStart;
      processor += clock.getAsLong() - processorStart;
    }
  }

  /** Counts what was done. */
  void count(long done) {
    units += done;
  }

  long units() {
    return units;
  }

  /** The time of both, over this many units that each was for. */
  Watch plus(Watch other, long both) {
    Watch sum = new Watch(clock);
    sum.wall = wall + other.wall;
    sum.processor = processor + other.processor;
    sum.units = both;
    return sum;
  }

  /** Units per second. */
  double rate() {
    return units * 1e9 / wall;
  }

  /** Microseconds of processor time per unit. */
  double processorMicros() {
    return processor / 1e3 / units;
  }

  /** One-minute load of the machine. */
  static double load() {
    return SYSTEM.getSystemLoadAverage();
  }
}
