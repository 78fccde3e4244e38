package org.ecm.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which nodes live: those whose beat was seen to move recently, by this machine's monotonic
 * clock. For one thread.
 */
class BeatWatch {

  private record Seen(ClusterNode row, long since, boolean moved) {}

  private final Duration limit;
  private final Monotonic clock;
  private final Map<String, Seen> seen = new HashMap<>();

  BeatWatch(Duration limit, Monotonic clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Those of the rows whose owners live. A row that is read for the first time proves nothing. */
  List<ClusterNode> alive(List<ClusterNode> rows) {
    long now = clock.nanos();
    return rows.stream().filter(row -> isAlive(row, now)).toList();
  }

  private boolean isAlive(ClusterNode row, long now) {
    Seen last = seen.get(row.node());
    if (last == null || !last.row.equals(row)) {
      seen.put(row.node(), new Seen(row, now, last != null));
      return last != null;
    }
    return last.moved && now - last.since < limit.toNanos();
  }
}
