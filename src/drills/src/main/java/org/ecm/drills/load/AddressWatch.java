package org.ecm.drills.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.Web;

/**
 * Asks the application at the virtual IP all the time, whether or not the last request was
 * answered, and remembers when it was answered. The answer needs neither database nor session.
 */
public final class AddressWatch implements AutoCloseable {
  private static final String RESOURCE = "/ecm/api/v1/campaigns";

  /** What the application answers to somebody whom it does not know; the bare server would not. */
  private static final int UNAUTHORIZED = 401;

  private static final int EVERY_MILLIS = 50;
  private static final int LIMIT_MILLIS = 1000;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newFixedThreadPool(20);
  private final List<Long> answered = new ArrayList<>();

  void start(Web ecm) {
    clock.scheduleAtFixedRate(
        () -> threads.execute(() -> ask(ecm)), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask(Web ecm) {
    if (ecm.status(RESOURCE, LIMIT_MILLIS) == UNAUTHORIZED) {
      synchronized (this) {
        answered.add(System.nanoTime());
      }
    }
  }

  /** When an answer came, on the monotonic clock. */
  public synchronized List<Long> answered() {
    return List.copyOf(answered);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    threads.shutdownNow();
  }
}
