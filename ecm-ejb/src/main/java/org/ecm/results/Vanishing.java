package org.ecm.results;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts, for attempts that the dialer has shown, the look-ups in a row that show them no longer.
 * Kept in memory: under another mandate the count begins anew. For one thread.
 */
class Vanishing {

  /** A row that moves, or is written anew, may be missed once or twice. */
  private static final int IN_A_ROW = 5;

  /** As many as a window at the dialer may hold. */
  private static final int REMEMBERED = 100_000;

  private final Map<Long, Integer> missed =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** A look-up has shown these. */
  void shown(Collection<OpenAttempt> attempts) {
    attempts.forEach(a -> missed.remove(a.id()));
  }

  /** A look-up has not shown it; returns whether it counts as gone from the dialer now. */
  boolean isGone(OpenAttempt attempt) {
    boolean gone = missed.merge(attempt.id(), 1, Integer::sum) >= IN_A_ROW;
    if (gone) {
      missed.remove(attempt.id());
    }
    return gone;
  }
}
