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

  /** Rows per second since the job was started, to its last step. */
  public double rate() {
    double seconds =
        startedAt == null ? 0 : Duration.between(startedAt, updatedAt).toMillis() / 1e3;
    return seconds <= 0 ? 0 : rows / seconds;
  }

  /** How long the rest will take at the present rate; empty while that cannot be told. */
  public Optional<Duration> timeLeft() {
    long done = layout == null ? 0 : position - layout.dataStart();
    if (state != ImportState.RUNNING || startedAt == null || done <= 0) {
      return Optional.empty();
    }
    Duration spent = Duration.between(startedAt, updatedAt);
    return Optional.of(
        Duration.ofMillis((long) (spent.toMillis() * (double) (bytesReceived - position) / done)));
  }
}
