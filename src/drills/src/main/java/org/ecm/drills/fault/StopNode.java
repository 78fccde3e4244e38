package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** WildFly is told to end, and ends gracefully; the host's supervisor starts it again. */
public final class StopNode implements Fault {
  private final Function<Roles, EcmNode> choice;

  public StopNode(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    EcmNode victim = choice.apply(scene.roles());
    scene.timeline().strike("WildFly on " + victim.name() + " is told to end");
    victim.stop();
    scene.timeline().add("WildFly on " + victim.name() + " has ended");
  }
}
