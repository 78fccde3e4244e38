package org.ecm.contact.importing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An import as its row stood at one moment.
 *
 * @param layout how the file is read; null until the upload is complete
 * @param position how many bytes of the upload are worked off
 * @param rows rows that have a verdict: the sum of the next four
 * @param error why it failed or was cancelled; null if it did not
 * @param startedAt when work on it began, later by the time that it stood still since: from here to
 *     {@code updatedAt} is what it was worked on
 * @param updatedAt its last step
 */
public record ImportJob(
    long id,
    long campaign,
    long list,
    String listName,
    String fileName,
    ImportState state,
    FileLayout layout,
    long bytesReceived,
    long position,
    long rows,
    long accepted,
    long rejected,
    long duplicate,
    long suppressed,
    String error,
    String createdBy,
    Instant createdAt,
    Instant startedAt,
    Instant updatedAt,
    Instant finishedAt) {

  /** Longer than a step takes, and than the turns of a few other campaigns. */
  private static final Duration STILL = Duration.ofMinutes(1);

  /** Per cent of the upload that is worked off, 0 to 100. */
  public int percent() {
    return state == ImportState.DONE
        ? 100
        : bytesReceived == 0 ? 0 : (int) (100 * position / bytesReceived);
  }

  /** Whether the import ended and all that could be read of it was in the list already. */
  public boolean nothingNew() {
    return state == ImportState.DONE && accepted == 0 && duplicate > 0;
  }

  /**
   * Rows per second of the time that it was worked on, up to its last step; 0 while that cannot be
   * told, or while it stands still.
   */
  public double rate(Instant now) {
    double seconds = startedAt == null ? 0 : worked().toMillis() / 1e3;
    return seconds <= 0 || standsStill(now) ? 0 : rows / seconds;
  }

  /**
   * How long the rest will take at the present rate; empty while that cannot be told, or while it
   * stands still.
   */
  public Optional<Duration> timeLeft(Instant now) {
    long done = layout == null ? 0 : position - layout.dataStart();
    if (state != ImportState.RUNNING || startedAt == null || done <= 0 || standsStill(now)) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofMillis(
            (long) (worked().toMillis() * (double) (bytesReceived - position) / done)));
  }

  /** Whether it was begun, and nobody has gone on with it for a while. */
  private boolean standsStill(Instant now) {
    return state == ImportState.RUNNING && updatedAt.plus(STILL).isBefore(now);
  }

  /** From when its work is counted once it goes on now: what it stood still does not count. */
  Instant goesOn(Instant now) {
    if (startedAt == null) {
      return now;
    }
    return standsStill(now) ? startedAt.plus(Duration.between(updatedAt, now)) : startedAt;
  }

  private Duration worked() {
    return Duration.between(startedAt, updatedAt);
  }
}
