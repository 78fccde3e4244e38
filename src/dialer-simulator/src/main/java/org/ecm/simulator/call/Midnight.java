package org.ecm.simulator.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.store.Store;

/**
 * The dialer's midnight work (UCCX Administration Guide 12.5(1)SU2, outbound chapter): Unknown rows
 * become Pending, lapsed retries Retry, missed callbacks as configured, and what is closed moves to
 * the history, some rows at a time, each row being in exactly one of the tables at any moment.
 */
public final class Midnight implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1_000;
  private static final long ALL_DONE = -1;

  private final Store store;
  private final Engine engine;
  private final EngineSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "midnight");
            thread.setDaemon(true);
            return thread;
          });

  public Midnight(Store store, Engine engine, EngineSettings settings, Clock clock) {
    this.store = store;
    this.engine = engine;
    this.settings = settings;
    this.clock = clock;
  }

  /** Does the work at every midnight from now on. */
  public void start() {
    Instant now = clock.instant();
    ZoneId zone = settings.zone();
    Instant next = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    timer.schedule(
        () -> {
          start();
          run();
        },
        Duration.between(now, next).toMillis() + 1,
        TimeUnit.MILLISECONDS);
  }

  /** Does the work now; returns when it is done. */
  public synchronized void run() {
    Instant midnight =
        store.change(
            change -> {
              Duration limit = settings.pace().real(settings.rules().callbackLimit());
              Instant missedBefore = change.now().minus(limit);
              change.add(new Event.Midnight(settings.rules().missedCallback(), missedBefore));
              return change.now();
            });
    long record = 0;
    do {
      record = moveAfter(record, midnight);
    } while (record != ALL_DONE);
    engine.wake();
  }

  /** Moves some rows; answers the last one moved. In the order of rows, for the disk's sake. */
  private long moveAfter(long record, Instant midnight) {
    return store.change(
        change -> {
          var rows = change.closedBy(midnight, record, ROWS_AT_ONCE);
          rows.keySet().stream()
              .collect(Collectors.groupingBy(rows::get))
              .forEach((campaign, records) -> change.add(new Event.Moved(campaign, records)));
          return rows.isEmpty() ? ALL_DONE : rows.lastKey();
        });
  }

  @Override
  public void close() throws InterruptedException {
    timer.shutdownNow();
    timer.awaitTermination(1, TimeUnit.MINUTES);
  }
}
