package org.ecm.cluster;

/** This machine's monotonic clock and its wall clock, for deadlines and for noticing lost time. */
public interface Monotonic {

  /** Nanoseconds that never go back; only differences mean anything. */
  long nanos();

  /** Wall-clock milliseconds; only used to notice a machine that was suspended (rule 1.2). */
  long wallMillis();

  /** The real clocks. */
  Monotonic SYSTEM =
      new Monotonic() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long wallMillis() {
          return System.currentTimeMillis();
        }
      };
}
