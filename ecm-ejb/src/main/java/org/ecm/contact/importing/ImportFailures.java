package org.ecm.contact.importing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.ecm.cluster.Monotonic;
import org.ecm.database.DatabaseTrouble;
import org.jboss.logging.Logger;

/**
 * The campaigns whose imports fail on this node. One that has failed for long is left to the other
 * node for a moment: what is wrong may be wrong here only. For one thread.
 */
final class ImportFailures {

  private static final Logger LOG = Logger.getLogger(ImportFailures.class);
  private static final Duration LONG = Duration.ofSeconds(10);
  // Within it the other node takes the mandate, if there is one.
  private static final Duration REST = Duration.ofSeconds(5);

  private record Failing(String error, long since) {}

  private final Monotonic clock;
  private final Map<Long, Failing> failing = new HashMap<>();
  private final Map<Long, Long> resting = new HashMap<>();

  ImportFailures(Monotonic clock) {
    this.clock = clock;
  }

  /**
   * A campaign's import has failed; told once until it fails of something else.
   *
   * @return whether to leave it to the other node now
   */
  boolean failed(long campaign, Throwable e) {
    String error = String.valueOf(e.getMessage());
    Failing before = failing.get(campaign);
    if (before == null || !before.error().equals(error)) {
      LOG.warnf(e, "Campaign %d: its import failed, will be tried again", campaign);
    }
    long since = before == null || isPassing(e) ? clock.nanos() : before.since();
    failing.put(campaign, new Failing(error, since));
    if (clock.nanos() - since < LONG.toNanos()) {
      return false;
    }
    LOG.warnf("Campaign %d: its import is left to another node", campaign);
    failing.remove(campaign);
    resting.put(campaign, clock.nanos());
    return true;
  }

  /** A database that is away, or rows that are locked, are no fault of this node. */
  private static boolean isPassing(Throwable e) {
    DatabaseTrouble trouble = DatabaseTrouble.of(e);
    return trouble == DatabaseTrouble.AWAY || trouble == DatabaseTrouble.BUSY;
  }

  void worked(long campaign) {
    failing.remove(campaign);
  }

  /** Whether the campaign is to be left alone. */
  boolean rests(long campaign) {
    Long since = resting.get(campaign);
    if (since != null && clock.nanos() - since >= REST.toNanos()) {
      resting.remove(campaign);
      return false;
    }
    return since != null;
  }

  /** The others have nothing to import any more. */
  void keepOnly(Collection<Long> campaigns) {
    failing.keySet().retainAll(campaigns);
    resting.keySet().retainAll(campaigns);
  }
}
