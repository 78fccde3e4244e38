package org.ecm.contact.importing;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeRegistry;
import org.ecm.cluster.NodeService;
import org.ecm.cluster.SignsOfLife;
import org.ecm.database.Database;
import org.ecm.database.IdBlocks;
import org.jboss.logging.Logger;

/**
 * Works off imports on every node: contends for the mandate of each campaign that has jobs, and
 * works where it gets it, in turns when several campaigns wait. Also ends uploads that were cut
 * off.
 */
@ApplicationScoped
public class ImportWorker implements NodeService {

  private static final Logger LOG = Logger.getLogger(ImportWorker.class);
  private static final int ROWS_PER_CHUNK = 1000;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(15);
  private static final Duration SLICE = Duration.ofSeconds(5);

  @Resource ManagedExecutorService managedExecutor;

  private final Database database;
  private final IdBlocks ids;
  private final ImportJobs jobs;
  private final Mandates mandates;
  private final WorkSignal signal;
  private final Clock clock;
  private final UploadStore uploads;
  private final AbandonedUploads abandoned;
  private final Set<Long> entered = new HashSet<>();
  private final ImportFailures failures;
  private final SignsOfLife signs;
  private ImportWork work;
  private long sweptAt;
  private boolean sweepDue = true;
  private String lastError;
  private volatile boolean stopped;

  @Inject
  public ImportWorker(
      Database database,
      IdBlocks ids,
      ImportJobs jobs,
      Mandates mandates,
      NodeRegistry registry,
      UploadStore uploads,
      WorkSignal signal,
      SignsOfLife signs,
      Clock clock) {
    this.database = database;
    this.ids = ids;
    this.jobs = jobs;
    this.mandates = mandates;
    this.signal = signal;
    this.signs = signs;
    this.failures = mandates == null ? null : new ImportFailures(mandates.clock());
    this.clock = clock;
    this.uploads = uploads;
    this.abandoned = new AbandonedUploads(database, uploads, registry, clock, Monotonic.SYSTEM);
  }

  /** For the container's proxy only. */
  protected ImportWorker() {
    this(null, null, null, null, null, null, null, null, null);
  }

  /** Prepares the work; outside a container before {@link #run()}. */
  void parseOn(Executor executor, int rowsPerChunk) {
    work = new ImportWork(database, ids, executor, clock, rowsPerChunk);
  }

  @Override
  public String name() {
    return "imports";
  }

  @Override
  public void run() {
    if (work == null) {
      parseOn(managedExecutor, ROWS_PER_CHUNK);
    }
    try {
      while (!stopped) {
        if (!safeTurn()) {
          signal.await(PAUSE);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopped = true;
    signal.raise();
  }

  private boolean safeTurn() {
    try {
      boolean more = turn();
      lastError = null;
      return more;
    } catch (RuntimeException e) {
      String error = String.valueOf(e.getMessage());
      if (!error.equals(lastError)) {
        LOG.warnf(e, "Imports: a turn failed, will be tried again");
      }
      lastError = error;
      return false;
    }
  }

  /** One turn over all campaigns that have jobs; true if one was worked for. */
  boolean turn() {
    signs.show();
    sweep();
    signs.show();
    List<Long> campaigns = jobs.campaignsWithWork();
    leaveOthers(campaigns);
    boolean worked = false;
    for (long campaign : campaigns) {
      if (failures.rests(campaign)) {
        continue;
      }
      entered.add(campaign);
      MandateSeat seat = mandates.enter(ImportWork.mandateName(campaign));
      Mandate mandate = seat.current().orElse(null);
      if (mandate != null) {
        worked |= safeWork(campaign, seat, mandate, campaigns.size() > 1);
      }
    }
    return worked;
  }

  /** What is wrong with one campaign's import must not stop the others; false if it failed. */
  private boolean safeWork(long campaign, MandateSeat seat, Mandate mandate, boolean othersWait) {
    try {
      work(campaign, seat, mandate, othersWait);
      failures.worked(campaign);
      return true;
    } catch (RuntimeException | Error e) {
      if (failures.failed(campaign, e)) {
        mandates.leave(ImportWork.mandateName(campaign));
        entered.remove(campaign);
      }
      return false;
    }
  }

  private void work(long campaign, MandateSeat seat, Mandate mandate, boolean othersWait) {
    long start = System.nanoTime();
    boolean over =
        work.turn(
            campaign,
            mandate,
            () -> goesOn(seat, mandate) && !(othersWait && hasPassed(SLICE, start)));
    sweepDue |= over;
  }

  private boolean goesOn(MandateSeat seat, Mandate mandate) {
    signs.show();
    return !stopped && seat.allows(mandate);
  }

  private void leaveOthers(List<Long> campaigns) {
    Set<Long> done = new HashSet<>(entered);
    campaigns.forEach(done::remove);
    done.forEach(campaign -> mandates.leave(ImportWork.mandateName(campaign)));
    entered.removeAll(done);
    failures.keepOnly(campaigns);
  }

  private void sweep() {
    if (!sweepDue && !hasPassed(BETWEEN_SWEEPS, sweptAt)) {
      return;
    }
    jobs.cancelOfDeleted();
    abandoned.end();
    uploads.dropServed();
    sweptAt = System.nanoTime();
    sweepDue = false;
  }

  private static boolean hasPassed(Duration length, long since) {
    return System.nanoTime() - since > length.toNanos();
  }
}
