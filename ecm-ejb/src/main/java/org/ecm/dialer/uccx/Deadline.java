package org.ecm.dialer.uccx;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ecm.dialer.DialerUnreachableException;

/**
 * When one read of UCCX's tables has to be over, with all of its statements: a component gives no
 * sign of life meanwhile, and must not pass for hung (rule 1.8). For one thread.
 */
final class Deadline {

  private final UccxSettings uccx;
  private final LongSupplier nanos;
  private final long end;

  /**
   * Begins now.
   *
   * @param nanos a monotonic clock
   */
  Deadline(UccxSettings uccx, LongSupplier nanos) {
    this.uccx = uccx;
    this.nanos = nanos;
    this.end = nanos.getAsLong() + uccx.readLimit().toNanos();
  }

  /**
   * How long the next statement may take, in seconds as JDBC counts, at least 1.
   *
   * @throws DialerUnreachableException if the time is over: it must not begin
   */
  int secondsLeft() throws DialerUnreachableException {
    long left = end - nanos.getAsLong();
    if (left <= 0) {
      throw new DialerUnreachableException(
          "%s: its tables could not be read within %d ms (ecm.uccx.read-limit-ms)"
              .formatted(uccx, uccx.readLimit().toMillis()));
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(left));
  }
}
