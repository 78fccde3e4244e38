package org.ecm.portal;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that many ask for and that costs something to find out. One caller at a time finds it out
 * anew, the others take the last one; it takes up no more than a tenth of the time, unless it is
 * given a greatest age. Safe for several threads.
 */
public class Remembered<T> {

  private static final int REST = 10;

  private final Supplier<T> source;
  private final long youngest;
  private final long oldest;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known<T> known;

  private record Known<T>(T value, long at, long cost) {}

  /**
   * @param source finds the value out; may throw
   * @param youngest a value of this age is asked for anew
   * @param nanoTime a monotonic clock
   */
  public Remembered(Supplier<T> source, Duration youngest, LongSupplier nanoTime) {
    this(source, youngest, Duration.ofNanos(Long.MAX_VALUE), nanoTime);
  }

  /**
   * @param oldest a value of this age is asked for anew, whatever it costs
   */
  public Remembered(Supplier<T> source, Duration youngest, Duration oldest, LongSupplier nanoTime) {
    this.source = source;
    this.youngest = youngest.toNanos();
    this.oldest = oldest.toNanos();
    this.nanoTime = nanoTime;
  }

  /** The value; waits only if there is none yet. Throws what the source throws. */
  public T get() {
    Known<T> last = known;
    if (last != null && (isFresh(last) || !asking.tryLock())) {
      return last.value;
    }
    if (last == null) {
      asking.lock();
    }
    try {
      if (known == null || !isFresh(known)) {
        long start = nanoTime.getAsLong();
        T value = source.get();
        long end = nanoTime.getAsLong();
        known = new Known<>(value, end, end - start);
      }
      return known.value;
    } finally {
      asking.unlock();
    }
  }

  private boolean isFresh(Known<T> last) {
    long limit = Math.min(oldest, Math.max(youngest, REST * last.cost));
    return nanoTime.getAsLong() - last.at < limit;
  }
}
