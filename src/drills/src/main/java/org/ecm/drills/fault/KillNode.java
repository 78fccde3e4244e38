package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** WildFly dies as by {@code kill -9}; its supervisor starts it again. */
public final class KillNode implements Fault {
  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;

  public KillNode(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    scene.timeline().add("kill -9 WildFly on " + victim.name());
    victim.kill();
  }

  @Override
  public void heal(Scene scene) {
    scene.timeline().add("WildFly on " + victim.name() + " is started again");
    victim.start();
  }
}
