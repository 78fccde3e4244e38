package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** WildFly stands still, with all its locks and connections, and goes on unless it was killed. */
public final class FreezeNode implements Fault {
  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;

  public FreezeNode(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    scene.timeline().strike("WildFly on " + victim.name() + " is frozen");
    victim.freeze();
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      scene.timeline().add("WildFly on " + victim.name() + " is thawed, if it still lives");
      victim.thaw();
    }
  }
}
