package org.ecm.portal.account;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.ecm.cluster.Monotonic;

/**
 * Whether a session was used within the last half hour, by a clock that nobody can set. The server
 * takes the wall clock: one that is set forward would log out whoever works on that node. Its own
 * limit is for what only it can do, clear away what nobody comes back to, and is so wide that a
 * clock which is an hour wrong makes no difference.
 *
 * <p>The nodes' clocks cannot be compared: for a session that comes from the other node, or was
 * there before this one started, the time begins anew. Safe for several threads.
 */
final class IdleLimit {

  /** After how long without a request a session ends. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** When the server clears it away, by its wall clock. */
  private static final Duration SERVER_LIMIT = Duration.ofHours(2);

  /** A use within this time of the one that is written down is not written down. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final String WHERE = IdleLimit.class.getName() + ".where";
  private static final String WHEN = IdleLimit.class.getName() + ".when";

  private final long here = ThreadLocalRandom.current().nextLong();
  private final Monotonic clock;

  IdleLimit(Monotonic clock) {
    this.clock = clock;
  }

  /** At a login: what was before it does not count. */
  static void begin(HttpSession session) {
    session.removeAttribute(WHERE);
  }

  /** Whether the session may go on, at a request, which counts as a use then. */
  boolean admits(HttpSession session) {
    long now = clock.nanos();
    if (!Long.valueOf(here).equals(session.getAttribute(WHERE))
        || !(session.getAttribute(WHEN) instanceof Long used)) {
      note(session, now);
      session.setMaxInactiveInterval((int) SERVER_LIMIT.toSeconds());
      return true;
    }
    long idle = now - used;
    if (idle >= LIMIT.toNanos()) {
      return false;
    }
    if (idle >= STEP.toNanos()) {
      note(session, now);
    }
    return true;
  }

  /** In this order: a time of this clock is never taken for one of another. */
  private void note(HttpSession session, long now) {
    session.setAttribute(WHEN, now);
    session.setAttribute(WHERE, here);
  }
}
