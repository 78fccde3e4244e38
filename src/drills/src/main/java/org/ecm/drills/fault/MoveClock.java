package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.ExpiringContacts;
import org.ecm.drills.lab.Patience;

/**
 * The clock of the node that feeds is wrong for a while, and some contacts expire within the hour.
 * By the time that it is put right, the other node must feed.
 */
public final class MoveClock implements Fault {
  private static final Duration LONGEST_START = Duration.ofMinutes(1);

  private final Duration offset;
  private EcmNode victim;

  /**
   * @param offset how far the clock is from the right time, by whole hours ({@code DecisionReader})
   */
  public MoveClock(Duration offset) {
    this.offset = offset;
  }

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
    ExpiringContacts.make(scene.site().ledger());
    scene.timeline().strike("The clock of " + victim.name() + " is moved by " + offset);
    victim.setClock(offset);
  }

  @Override
  public boolean movesClocks() {
    return true;
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
