package org.ecm.contact.importing;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.ecm.cluster.Mandate;
import org.ecm.contact.CallPlan;
import org.ecm.contact.CallPlans;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Works off the next job of a campaign under the campaign's import mandate, from the position that
 * the last transaction left. What interrupts it, at any point, costs only the chunk under way.
 */
public class ImportWork {

  private static final Logger LOG = Logger.getLogger(ImportWork.class);
  private static final int HEADER_ROWS = 1;
  private static final String START =
      "update import_job set state = 'RUNNING', started_at = :now, updated_at = :now"
          + " where id = :job and state = 'QUEUED' and "
          + Mandate.FENCE;
  private static final String FINISH =
      "update import_job set state = :end, error = :error, finished_at = :now, updated_at = :now"
          + " where id = :job and state = 'RUNNING' and "
          + Mandate.FENCE;

  private final Database database;
  private final ChunkStore store;
  private final CallPlans plans = new CallPlans();
  private final Executor parsers;
  private final Clock clock;
  private final int rowsPerChunk;

  /**
   * @param parsers threads that parse ahead
   * @param rowsPerChunk the most rows that one transaction stores
   */
  public ImportWork(
      Database database, IdBlocks ids, Executor parsers, Clock clock, int rowsPerChunk) {
    this.database = database;
    this.store = new ChunkStore(database, ids, clock);
    this.parsers = parsers;
    this.clock = clock;
    this.rowsPerChunk = rowsPerChunk;
  }

  /** The name of the mandate under which a campaign is imported into. */
  public static String mandateName(long campaign) {
    return "import:" + campaign;
  }

  /**
   * Works on the campaign's next job.
   *
   * @param goOn asked before each chunk: whether the mandate still holds and no other work waits
   * @return true if the job came to its end, here or elsewhere
   */
  public boolean turn(long campaign, Mandate mandate, BooleanSupplier goOn) {
    Optional<Started> started = database.inTransaction(h -> start(h, campaign, mandate));
    try {
      return started.isPresent() && work(started.get(), goOn);
    } catch (SupersededException e) {
      LOG.infof("%s; its rows up to the last commit stand", e.getMessage());
      return true;
    }
  }

  private record Started(ImportJob job, String region, ChunkTarget target) {}

  private Optional<Started> start(Handle h, long campaign, Mandate mandate) {
    Optional<ImportJob> next = ImportJobs.next(h, campaign);
    if (next.isEmpty()) {
      return Optional.empty();
    }
    ImportJob job = next.get();
    CallPlan plan = plans.of(h, campaign);
    Instant now = clock.instant();
    if (job.state() == ImportState.QUEUED) {
      int changed =
          h.createUpdate(START)
              .bind("now", now)
              .bind("job", job.id())
              .bindMap(mandate.bindings())
              .execute();
      require(changed, job.id());
    }
    LOG.infof(
        "Import %d: from byte %d of %d under epoch %d",
        job.id(), job.position(), job.bytesReceived(), mandate.epoch());
    return Optional.of(
        new Started(
            job,
            plan.region(),
            new ChunkTarget(
                job.id(),
                campaign,
                job.list(),
                plan.zone(),
                plan.strategy(),
                job.goesOn(now),
                mandate)));
  }

  private boolean work(Started started, BooleanSupplier goOn) {
    ImportJob job = started.job();
    ChunkReader reader = reader(job, started);
    long rows = job.rows();
    for (RowChunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      store(started.target(), chunk, rows);
      rows += chunk.rows().size();
    }
    finish(job, rows, started.target().mandate());
    return true;
  }

  private ChunkReader reader(ImportJob job, Started started) {
    FileLayout layout = job.layout();
    RecordScanner scanner =
        new RecordScanner(
            new UploadedBytes(database, job.id(), job.position()),
            layout.encoding(),
            layout.delimiter(),
            job.position(),
            layout.columns().size());
    return new ChunkReader(
        scanner,
        job.position(),
        rowsPerChunk,
        () -> new RowParser(layout, started.region(), started.target().zone(), job.createdAt()),
        parsers);
  }

  /**
   * Stores a chunk; a row that the database refuses is found by halving and rejected alone, so that
   * it does not stop the others.
   */
  private void store(ChunkTarget target, RowChunk chunk, long rowsBefore) {
    try {
      store.store(target, chunk, rowsBefore + HEADER_ROWS + 1);
    } catch (JdbiException e) {
      if (!isRefusal(e)) {
        throw e;
      }
      if (chunk.rows().size() > 1) {
        store(target, chunk.firstHalf(), rowsBefore);
        RowChunk rest = chunk.secondHalf();
        store(target, rest, rowsBefore + chunk.rows().size() - rest.rows().size());
      } else {
        LOG.warnf(e, "Import %d: the database refuses a row", target.job());
        store.store(target, rejected(chunk), rowsBefore + HEADER_ROWS + 1);
      }
    }
  }

  /** SQLState classes 22 (data) and 23 (constraint): the row is to blame, not the connection. */
  private static boolean isRefusal(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23");
      }
    }
    return false;
  }

  private static RowChunk rejected(RowChunk chunk) {
    List<ParsedRow> rows =
        chunk.rows().stream()
            .map(
                row ->
                    new ParsedRow(
                        row.start(),
                        row.end(),
                        row.raw(),
                        null,
                        RejectionReason.NOT_STORED,
                        "The database refused this row; tell your administrator the time"))
            .toList();
    return new RowChunk(chunk.start(), chunk.end(), rows);
  }

  private void finish(ImportJob job, long rows, Mandate mandate) {
    String error =
        rows == 0 ? "The file has a header but no rows below it; nothing was imported" : null;
    ImportState end = error == null ? ImportState.DONE : ImportState.FAILED;
    int changed =
        database.inTransaction(
            h ->
                h.createUpdate(FINISH)
                    .bind("end", end)
                    .bind("error", error)
                    .bind("now", clock.instant())
                    .bind("job", job.id())
                    .bindMap(mandate.bindings())
                    .execute());
    require(changed, job.id());
    LOG.infof("Import %d: %s after %d rows", job.id(), end, rows);
  }

  private static void require(int changed, long job) {
    if (changed == 0) {
      throw new SupersededException(job);
    }
  }
}
