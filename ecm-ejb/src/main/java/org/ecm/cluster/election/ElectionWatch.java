package org.ecm.cluster.election;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ecm.cluster.Component;
import org.ecm.cluster.MandateSeat;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.NodeService;
import org.jboss.logging.Logger;

/**
 * Keeps the server's elections in step with the mandates. A node takes part in the election of a
 * component while it would take its mandate. An election is held only when the candidates change,
 * so a node that stays elected although the mandate has moved on steps out for a moment.
 */
@ApplicationScoped
public class ElectionWatch implements NodeService {

  private static final Logger LOG = Logger.getLogger(ElectionWatch.class);
  private static final long PAUSE_MILLIS = 500;

  @Inject Mandates mandates;
  @Inject @Any Instance<Component> components;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, StepOut> stepOuts = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();

  @Override
  public String name() {
    return "elections";
  }

  @Override
  public void run() {
    try {
      do {
        components.forEach(component -> safeTurn(component.name()));
      } while (!stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  private void safeTurn(String component) {
    StepOut stepOut = stepOuts.computeIfAbsent(component, name -> new StepOut());
    try {
      turn(Election.of(component), mandates.enter(component), stepOut);
      stepOut.agreed();
      errors.remove(component);
    } catch (RuntimeException e) {
      stepOut.disagreed();
      String error = String.valueOf(e.getMessage());
      if (!error.equals(errors.put(component, error))) {
        LOG.warnf("The election of %s cannot be followed: %s", component, error);
      }
    }
  }

  private void turn(Election election, MandateSeat seat, StepOut stepOut) {
    election.follow(seat::holder);
    boolean stepsOut = stepOut.isDue(election, mandates.self().node());
    election.candidate(seat.stance().candidate() && !stepsOut);
    election.ask();
  }
}
