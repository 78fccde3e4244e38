package org.ecm.feed;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How boldly contacts are sent into one dialer campaign: full batches, probes while a fate is
 * unknown, halves while the dialer refuses content, pauses while it refuses or cannot be reached.
 * Kept in memory: a successor starts anew. Used by one thread; times in nanoseconds of one
 * monotonic clock.
 */
class Pace {

  private static final int MOST_SUSPECTS = 10_000;
  private static final int SINGLES_UNTIL_PAUSE = 3;

  private final FeedSettings settings;
  private int limit;
  private int failures;
  private long pausedUntil;
  private boolean paused;
  private boolean doubt;
  private int accepted;
  private int refusedAlone;
  // Contacts that the dialer refused when they stood alone, and how many batches it had taken then.
  private final Map<Long, Integer> suspects =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
          return size() > MOST_SUSPECTS;
        }
      };

  Pace(FeedSettings settings) {
    this.settings = settings;
    this.limit = settings.batchSize();
  }

  /** Whether a batch may go now. */
  boolean mayGo(long nanos) {
    return !paused || nanos - pausedUntil >= 0;
  }

  /** Whether the next batch only probes. */
  boolean probes(boolean anyFreshDoubt) {
    return doubt || anyFreshDoubt;
  }

  /** The most contacts in the next batch. */
  int size(boolean probe) {
    return probe ? Math.min(limit, settings.probeSize()) : limit;
  }

  /** The dialer took a batch of these contacts. */
  void accepted(Collection<Long> contacts) {
    perhapsTaken(contacts);
    accepted++;
    refusedAlone = 0;
    limit = Math.min(settings.batchSize(), limit * 2);
    failures = 0;
    paused = false;
    doubt = false;
  }

  /**
   * The dialer took these contacts, or its answer was lost and it may have: what it refused before
   * was not their content. When it is full again in some weeks, nobody is to blame for today. A bad
   * contact whose batch was in doubt costs one more refusal.
   */
  void perhapsTaken(Collection<Long> contacts) {
    contacts.forEach(suspects::remove);
  }

  /**
   * Whether it is this contact that the dialer does not want: it was refused alone once more, and
   * the dialer has taken others since, but not it. A dialer that refuses everybody is no reason to
   * end anybody.
   */
  boolean isCulprit(long contact) {
    Integer then = suspects.putIfAbsent(contact, accepted);
    return then != null && accepted > then;
  }

  /**
   * The dialer blamed a batch's content: the next is half as large. If it refuses one contact after
   * the other, it is not their content, and a pause is due.
   */
  void contentRefused(int size, long nanos) {
    limit = Math.max(1, size / 2);
    refusedAlone = size == 1 ? refusedAlone + 1 : refusedAlone;
    if (refusedAlone >= SINGLES_UNTIL_PAUSE) {
      failed(false, nanos);
    } else {
      failures = 0;
      paused = false;
    }
  }

  /** The dialer refused, or could not be reached, or it is not known what happened. */
  void failed(boolean inDoubt, long nanos) {
    doubt = doubt || inDoubt;
    Duration pause = settings.backOffMin().multipliedBy(1L << Math.min(failures, 16));
    Duration longest = settings.backOffMax();
    paused = true;
    pausedUntil = nanos + (pause.compareTo(longest) < 0 ? pause : longest).toNanos();
    failures++;
  }

  /** Whether the first failure after some success has just been noted. */
  boolean startsFailing() {
    return failures == 1;
  }

  /** Whether the last word from the dialer was a failure. */
  boolean isFailing() {
    return failures > 0;
  }
}
