package org.ecm.contact.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells this node's worker that there is something to do, so that it need not wait to look. */
@ApplicationScoped
public class WorkSignal {
  private final Semaphore news = new Semaphore(0);

  /** There is work. */
  public void raise() {
    news.release();
  }

  /** Waits until work is told of, or the time is over. */
  void await(Duration most) throws InterruptedException {
    if (news.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      news.drainPermits();
    }
  }
}
