package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** WildFly stands still, with all its locks and connections, and goes on unless it was killed. */
public final class FreezeNode implements Fault {
  private final Function<Roles, EcmNode> choice;
  private final boolean spared;
  private Standstill standstill;

  /**
   * @param spared the watchdog lets it stand, so that it certainly goes on
   */
  public FreezeNode(Function<Roles, EcmNode> choice, boolean spared) {
    this.choice = choice;
    this.spared = spared;
  }

  @Override
  public void strike(Scene scene) {
    EcmNode victim = choice.apply(scene.roles());
    standstill = Standstill.of(victim, spared);
    scene.timeline().strike("WildFly on " + victim.name() + " is frozen");
    standstill.begin();
  }

  @Override
  public void check(Scene scene) {
    standstill.checkLives("did not live until it could go on");
  }

  @Override
  public void heal(Scene scene) {
    if (standstill != null) {
      standstill.end(scene);
      standstill.spareNoMore();
    }
  }

  @Override
  public void checkHealed(Scene scene) {
    standstill.checkLives("did not go on when it could");
  }
}
