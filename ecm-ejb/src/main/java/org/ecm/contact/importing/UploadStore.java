package org.ecm.contact.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.ecm.audit.Audit;
import org.ecm.campaign.CampaignLock;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.NodeIdentity;
import org.ecm.contact.ContactLists;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.ecm.database.IdBlocks.Kind;
import org.jdbi.v3.core.Handle;

/**
 * The rows of an upload while it comes in; every method is a short transaction of its own. Knows
 * what this process takes in: what it does not, its node need not wait for.
 */
@ApplicationScoped
public class UploadStore {

  private static final int PIECES_AT_ONCE = 100;

  private final Database database;
  private final IdBlocks ids;
  private final ContactLists lists;
  private final Audit audit;
  private final NodeIdentity self;
  private final Clock clock;
  private final Set<Long> comingIn = ConcurrentHashMap.newKeySet();

  @Inject
  public UploadStore(
      Database database,
      IdBlocks ids,
      ContactLists lists,
      Audit audit,
      Mandates mandates,
      Clock clock) {
    this.database = database;
    this.ids = ids;
    this.lists = lists;
    this.audit = audit;
    this.self = mandates == null ? null : mandates.self();
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected UploadStore() {
    this(null, null, null, null, null, null);
  }

  /** Opens a job in state RECEIVING, with its list; returns its id. To be {@link #leave left}. */
  long open(Upload upload) {
    database.useTransaction(h -> requireCampaign(h, upload.campaign()));
    long list = lists.open(upload.campaign(), upload.list());
    long id = ids.next(Kind.ROW);
    comingIn.add(id);
    try {
      insert(id, list, upload);
    } catch (RuntimeException e) {
      leave(id);
      throw e;
    }
    return id;
  }

  /** Nothing more comes in for a job: if it is still RECEIVING, the sweep ends it. */
  void leave(long job) {
    comingIn.remove(job);
  }

  /** Whether a job that was seen RECEIVING is of this process and was left. */
  boolean isLost(long job, NodeIdentity taker) {
    return taker.equals(self) && !comingIn.contains(job);
  }

  private void insert(long id, long list, Upload upload) {
    database.useTransaction(
        h -> {
          CampaignLock.hold(h, upload.campaign());
          h.createUpdate(
                  """
                    insert into import_job (id, campaign_id, list_id, file_name, state, node,
                      incarnation, bytes_received, position, rows_read, accepted, rejected,
                      duplicate, suppressed, created_by, created_at, updated_at)
                    values (:id, :campaign, :list, :file, 'RECEIVING', :node, :incarnation,
                      0, 0, 0, 0, 0, 0, 0, :actor, :now, :now)
                    """)
              .bind("id", id)
              .bind("campaign", upload.campaign())
              .bind("list", list)
              .bind("file", upload.fileName())
              .bind("node", self.node())
              .bind("incarnation", self.incarnation())
              .bind("actor", upload.actor())
              .bind("now", clock.instant())
              .execute();
        });
  }

  private static void requireCampaign(Handle h, long campaign) {
    h.createQuery("select id from campaign where id = :id and state <> 'DELETED'")
        .bind("id", campaign)
        .mapTo(Long.class)
        .findOne()
        .orElseThrow(() -> new NotFoundException("campaign", campaign));
  }

  /** Adds the next piece. */
  void append(long job, int seq, long start, byte[] piece) {
    database.useTransaction(
        h -> {
          h.createUpdate(
                  "insert into import_chunk (job_id, seq, start_position, content)"
                      + " values (:job, :seq, :start, :content)")
              .bind("job", job)
              .bind("seq", seq)
              .bind("start", start)
              .bind("content", piece)
              .execute();
          int open =
              h.createUpdate(
                      "update import_job set bytes_received = :received, updated_at = :now"
                          + " where id = :job and state = 'RECEIVING'")
                  .bind("received", start + piece.length)
                  .bind("now", clock.instant())
                  .bind("job", job)
                  .execute();
          requireOpen(open);
        });
  }

  /** The upload is complete: from now on either node may work the job off. */
  void queue(long job, long received, FileLayout layout, Upload upload) {
    database.useTransaction(
        h -> {
          int queued =
              h.createUpdate(
                      "update import_job set state = 'QUEUED', options = :layout,"
                          + " position = :start, updated_at = :now where id = :job"
                          + " and state = 'RECEIVING' and bytes_received = :received")
                  .bind("layout", LayoutJson.write(layout))
                  .bind("start", layout.dataStart())
                  .bind("now", clock.instant())
                  .bind("job", job)
                  .bind("received", received)
                  .execute();
          requireOpen(queued);
          audit.record(
              upload.actor(), "import.upload", "campaign " + upload.campaign(), upload.fileName());
        });
  }

  private static void requireOpen(int changed) {
    if (changed == 0) {
      throw UploadRefusedException.refused(
          "The import was ended while the file came in: it was cancelled, its campaign was deleted,"
              + " or it was given up, as after an hour without a byte. Upload the file again if it"
              + " is still wanted");
    }
  }

  /** Ends a job whose file was not taken; a database that is away leaves that to the sweep. */
  void fail(long job, RuntimeException cause) {
    boolean told =
        cause instanceof UnreadableFileException || cause instanceof UploadRefusedException;
    String why = told ? cause.getMessage() : "The upload failed; upload the file again";
    try {
      close(job, why);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void close(long job, String why) {
    String error = why.length() > 1000 ? why.substring(0, 1000) : why;
    database.useTransaction(
        h ->
            h.createUpdate(
                    "update import_job set state = 'FAILED', error = :error, finished_at = :now,"
                        + " updated_at = :now where id = :job and state = 'RECEIVING'")
                .bind("error", error)
                .bind("now", clock.instant())
                .bind("job", job)
                .execute());
  }

  /** Drops the uploaded bytes of jobs that are over: they have served. Returns how many jobs. */
  int dropServed() {
    List<Long> over =
        database.inTransaction(
            h ->
                h.createQuery(
                        "select distinct c.job_id from import_chunk c join import_job j"
                            + " on j.id = c.job_id"
                            + " where j.state in ('DONE', 'FAILED', 'CANCELLED')")
                    .mapTo(Long.class)
                    .list());
    for (long job : over) {
      while (dropPieces(job) == PIECES_AT_ONCE) {}
    }
    return over.size();
  }

  private int dropPieces(long job) {
    return database.inTransaction(
        h ->
            h.createUpdate(
                    "delete from import_chunk where job_id = :job and seq in (select seq"
                        + " from import_chunk where job_id = :job order by seq"
                        + " offset 0 rows fetch next :limit rows only)")
                .bind("job", job)
                .bind("limit", PIECES_AT_ONCE)
                .execute());
  }
}
