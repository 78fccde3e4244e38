package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/**
 * The clock of the node that feeds is an hour slow for a while. By the time that it is put right,
 * the other node must feed.
 */
public final class MoveClock implements Fault {
  // One that is fast is left the same way, but gives contacts times an hour off: no drill waits
  // for these.
  private static final Duration SLOW = Duration.ofHours(-1);
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private EcmNode victim;

  /** The node runs under a clock that can be moved. */
  @Override
  public void prepare(Scene scene) {
    victim = scene.site().nodes().get(0);
    victim.giveOwnClock();
    scene.site().awaitHealthy();
    Patience.until(
        victim.name() + " is fit for the move",
        LONGEST_START,
        () -> isMoved(scene.site().api(), victim.name()));
  }

  /** A node that has just started has not asked the dialer yet, and is refused. */
  private static boolean isMoved(EcmApi api, String node) {
    try {
      api.move(Roles.CONTACT_FEED, node);
      return true;
    } catch (ApiException refused) {
      return false;
    }
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The clock of " + victim.name() + " goes back an hour");
    victim.setClock(SLOW);
  }

  @Override
  public void check(Scene scene) {
    if (scene.roles().feeding().equals(victim)) {
      throw new DrillException(victim.name() + " has kept Contact Feed with a wrong clock");
    }
  }

  @Override
  public void heal(Scene scene) {
    victim.setClock(Duration.ZERO);
    scene.timeline().add("The clock of " + victim.name() + " is right again");
  }
}
