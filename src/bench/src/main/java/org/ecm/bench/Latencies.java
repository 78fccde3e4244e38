package org.ecm.bench;

import java.util.Arrays;

/** How long single requests took. Not for several threads. */
final class Latencies {

  private long[] nanos = new long[0];

  /** Adds as many as there are. */
  void add(long[] more) {
    int size = nanos.length;
    nanos = Arrays.copyOf(nanos, size + more.length);
    System.arraycopy(more, 0, nanos, size, more.length);
  }

  /** The time that so much of them did not exceed, in milliseconds. */
  double millis(double quantile) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(quantile * sorted.length) - 1] / 1e6;
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms".formatted(millis(0.5), millis(0.99));
  }
}
