package org.ecm.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.cluster.DialerReach;
import org.ecm.cluster.NodeService;
import org.ecm.status.ServiceStatus.DialerState;

/** Asks the dialers now and then, on every node, so that each knows what it could do (rule 1.8). */
@ApplicationScoped
public class DialerProbe implements NodeService {

  @Inject DialerCheck check;
  @Inject DialerReach reach;

  @Inject
  @ConfigProperty(name = "ecm.health.dialer-probe-ms", defaultValue = "5000")
  long pauseMillis;

  private final CountDownLatch stopped = new CountDownLatch(1);

  @Override
  public String name() {
    return "dialer-probe";
  }

  @Override
  public void run() {
    try {
      do {
        reach.asked();
        reach.found(ask());
      } while (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String ask() {
    try {
      return trouble(check.check());
    } catch (RuntimeException e) {
      return e.toString(); // must not end the probe: its last word would stand for ever
    }
  }

  /** A node is no good for a component if it reaches none of the dialers. */
  private static String trouble(List<DialerState> states) {
    return states.stream().anyMatch(DialerState::reachable)
        ? null
        : states.stream().map(DialerState::error).filter(Objects::nonNull).findFirst().orElse(null);
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
