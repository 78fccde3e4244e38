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

  /** How many looks in a row must find the election beside the mandate: moves need a moment. */
  private static final int PATIENCE = 4;

  @Inject Mandates mandates;
  @Inject @Any Instance<Component> components;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, Integer> beside = new HashMap<>();
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
    try {
      turn(component, Election.of(component), mandates.enter(component));
      errors.remove(component);
    } catch (RuntimeException e) {
      beside.remove(component); // members that do not agree, as before a merge, are no time to move
      String error = String.valueOf(e.getMessage());
      if (!error.equals(errors.put(component, error))) {
        LOG.warnf("The election of %s cannot be followed: %s", component, error);
      }
    }
  }

  private void turn(String component, Election election, MandateSeat seat) {
    election.follow(seat::holder);
    boolean isBeside = election.isBesideTheMandate(mandates.self().node());
    int looks = isBeside ? beside.merge(component, 1, Integer::sum) : 0;
    beside.put(component, looks % PATIENCE);
    boolean stepsOut = looks == PATIENCE;
    election.candidate(seat.stance().candidate() && !stepsOut);
    election.ask();
  }
}
