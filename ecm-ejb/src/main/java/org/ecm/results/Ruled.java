package org.ecm.results;

import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerRecord.Progress;

/**
 * A record with what it means.
 *
 * @param attempt the attempt it speaks of; null if there is none
 */
record Ruled(DialerRecord record, OpenAttempt attempt, Ruling ruling) {

  /** Whether the contact's present attempt, which is not yet being sent, gives way to it. */
  boolean withdrawsNewer() {
    return ruling == Ruling.APPLY_OVER_NEWER;
  }

  /** Whether the dialer lost sight of it in its own failover, and may call twice. */
  boolean isInterrupted() {
    return ruling == Ruling.AT_DIALER && record.progress() == Progress.INTERRUPTED;
  }
}
