package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.EcmNode;

/** The clock of the node that feeds is an hour slow for a while. */
public final class MoveClock implements Fault {
  private static final Duration SLOW = Duration.ofHours(-1);

  private EcmNode victim;

  /** The node runs under a clock that can be moved. */
  @Override
  public void prepare(Scene scene) {
    victim = scene.site().nodes().get(0);
    victim.giveOwnClock();
    scene.site().awaitHealthy();
    scene.site().api().move(Roles.CONTACT_FEED, victim.name());
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The clock of " + victim.name() + " goes back an hour");
    victim.setClock(SLOW);
  }

  @Override
  public void heal(Scene scene) {
    victim.setClock(Duration.ZERO);
    scene.timeline().add("The clock of " + victim.name() + " is right again");
  }
}
