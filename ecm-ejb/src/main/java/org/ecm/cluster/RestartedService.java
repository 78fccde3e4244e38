package org.ecm.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A service that is started again if it ends of an error: nobody else would do its work here. */
final class RestartedService implements Runnable {

  private static final Logger LOG = Logger.getLogger(RestartedService.class);

  private final NodeService service;
  private final CountDownLatch stopped;
  private final Duration pause;

  /**
   * @param stopped zero once the node stops
   */
  RestartedService(NodeService service, CountDownLatch stopped, Duration pause) {
    this.service = service;
    this.stopped = stopped;
    this.pause = pause;
  }

  @Override
  public void run() {
    try {
      while (!hasEnded()) {
        stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean hasEnded() {
    if (stopped.getCount() == 0) {
      return true;
    }
    try {
      service.run();
      return true;
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "%s has ended; starting it again", service.name());
      return false;
    }
  }
}
