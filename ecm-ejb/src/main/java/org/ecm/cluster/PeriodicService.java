package org.ecm.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A node's own work that is done at the start and then from time to time, until it is stopped. */
public abstract class PeriodicService implements NodeService {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Duration every;

  /**
   * @param every the pause between two turns
   */
  protected PeriodicService(Duration every) {
    this.every = every;
  }

  /** One turn; an exception would end the service. */
  protected abstract void turn();

  /** Whether a turn should end soon. */
  protected boolean isStopped() {
    return stopped.getCount() == 0;
  }

  @Override
  public void run() {
    try {
      do {
        turn();
      } while (!stopped.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
