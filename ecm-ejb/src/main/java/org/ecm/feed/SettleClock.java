package org.ecm.feed;

import java.time.Duration;

/**
 * When a batch in doubt may be read back (rules 2.6a and b), reckoned from when this process first
 * saw it, on its own monotonic clock; and when the next try is due.
 */
class SettleClock {

  private final long firstSeen;
  private boolean senderDone;
  private long senderDoneAt;
  private long nextTry;
  private int tries;

  SettleClock(long nanos) {
    firstSeen = nanos;
    nextTry = nanos;
  }

  /**
   * Whether the sender can no longer send and the dialer has had its longest processing time.
   *
   * @param provenOver its call is recorded as over, or its process is known to be dead
   * @param fence after this time the dialer has closed the sender's connection, which was opened
   *     before the batch was marked
   */
  boolean mayRead(long nanos, boolean provenOver, Duration fence, Duration processing) {
    if (!senderDone && (provenOver || nanos - firstSeen >= fence.toNanos())) {
      senderDone = true;
      senderDoneAt = nanos;
    }
    return senderDone && nanos - senderDoneAt >= processing.toNanos() && nanos - nextTry >= 0;
  }

  /** The read could not tell: the next try waits, longer each time. */
  void couldNotTell(long nanos, Duration longest) {
    Duration pause = Duration.ofSeconds(1L << Math.min(tries++, 16));
    nextTry = nanos + (pause.compareTo(longest) < 0 ? pause : longest).toNanos();
  }

  /** Whether the fate is so fresh that the dialer should only be probed meanwhile. */
  boolean isFresh() {
    return tries == 0;
  }
}
