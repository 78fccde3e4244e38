package org.ecm.rest.importing;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.contact.importing.Column;
import org.ecm.contact.importing.ImportJob;
import org.ecm.contact.importing.ImportState;

/** An import and how far it is. */
@Schema(name = "Import")
public record ImportView(
    long id,
    long campaign,
    String list,
    String fileName,
    ImportState state,
    @Schema(description = "Why it failed or was cancelled") String error,
    @Schema(description = "Per cent of the upload that is worked off") int percent,
    @Schema(description = "Rows that have a verdict: the sum of the next four") long rows,
    long accepted,
    long rejected,
    @Schema(description = "The same was in the list already") long duplicate,
    @Schema(description = "On the do-not-call list or expired") long suppressed,
    @Schema(description = "Rows per second so far; 0 while it stands still") double rate,
    @Schema(description = "Seconds until the end at this rate; not there if it stands still")
        Long secondsLeft,
    long bytesReceived,
    @Schema(description = "What was detected") String encoding,
    String delimiter,
    @Schema(description = "The file's columns, each with the field it was taken for")
        List<Column> columns,
    @Schema(description = "Set if the list had every row already: what can be done then")
        NothingNew nothingNew,
    String createdBy,
    Instant createdAt,
    @Schema(description = "When work on it began; later by the time that it stood still since")
        Instant startedAt,
    Instant finishedAt) {

  static ImportView of(ImportJob job, Instant now) {
    boolean known = job.layout() != null;
    return new ImportView(
        job.id(),
        job.campaign(),
        job.listName(),
        job.fileName(),
        job.state(),
        job.error(),
        job.percent(),
        job.rows(),
        job.accepted(),
        job.rejected(),
        job.duplicate(),
        job.suppressed(),
        job.rate(now),
        job.timeLeft(now).map(left -> left.toSeconds()).orElse(null),
        job.bytesReceived(),
        known ? job.layout().encoding().toString() : null,
        known ? String.valueOf(job.layout().delimiter()) : null,
        known ? job.layout().columns() : null,
        job.nothingNew() ? NothingNew.of(job) : null,
        job.createdBy(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt());
  }

  /** The answer to the same file again, with the offer to call those who were not reached. */
  @Schema(name = "NothingNew")
  public record NothingNew(
      String text,
      @Schema(description = "POST here, with an Idempotency-Key, to call them again")
          String recycle) {

    static NothingNew of(ImportJob job) {
      return new NothingNew(
          ("All %d readable rows were in the list %s already; nothing was added and nobody is called"
                  + " because of this upload. Recycle the campaign to call those again who were not"
                  + " reached, or upload the file to a new list to call everybody.")
              .formatted(job.duplicate(), job.listName()),
          "/ecm/api/v1/campaigns/" + job.campaign() + "/recycle");
    }
  }
}
