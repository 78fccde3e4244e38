package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.DatabaseServer;
import org.ecm.drills.lab.Host;

/**
 * The database dies on one host, and starts on another, with the same files and address. If the
 * clock is wrong there, it is set right in the end, while the database is at work.
 */
public final class MoveDatabase implements Fault {
  private final Duration clock;

  /**
   * @param clock how far the other host's clock is from this one's
   */
  public MoveDatabase(Duration clock) {
    this.clock = clock;
  }

  @Override
  public void strike(Scene scene) {
    DatabaseServer database = scene.site().database();
    Host to = database.host() == Host.DATABASE ? Host.DATABASE2 : Host.DATABASE;
    scene.timeline().strike("The database dies on " + database.host().label());
    database.moveTo(to, clock);
    scene.timeline().mend("the database answered", "The database answers on " + to.label());
  }

  @Override
  public void heal(Scene scene) {
    if (!clock.isZero()) {
      scene.site().database().setClockRight();
      scene
          .timeline()
          .mend("the database's clock was set right", "The clock of the database is right again");
    }
  }

  @Override
  public boolean movesClocks() {
    return !clock.isZero();
  }
}
