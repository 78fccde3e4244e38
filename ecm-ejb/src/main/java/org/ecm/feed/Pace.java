package org.ecm.feed;

import java.time.Duration;

/**
 * How boldly contacts are sent into one dialer campaign: full batches, probes while a fate is
 * unknown, halves while the dialer refuses content, pauses while it refuses or cannot be reached.
 * Kept in memory: a successor starts anew. Used by one thread; times in nanoseconds of one
 * monotonic clock.
 */
class Pace {

  private final FeedSettings settings;
  private int limit;
  private int failures;
  private long pausedUntil;
  private boolean paused;
  private boolean doubt;

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

  /** The dialer took a batch. */
  void accepted() {
    limit = Math.min(settings.batchSize(), limit * 2);
    failures = 0;
    paused = false;
    doubt = false;
  }

  /** The dialer blamed a batch's content: the next is half as large. */
  void contentRefused(int size) {
    limit = Math.max(1, size / 2);
    failures = 0;
    paused = false;
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

  /** Whether the last word from the dialer was a failure. */
  boolean isFailing() {
    return failures > 0;
  }
}
