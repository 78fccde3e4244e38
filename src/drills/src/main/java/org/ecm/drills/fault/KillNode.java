package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** WildFly dies as by {@code kill -9}; the host's supervisor starts it again. */
public final class KillNode implements Fault {
  private final Function<Roles, EcmNode> choice;

  public KillNode(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    EcmNode victim = choice.apply(scene.roles());
    scene.timeline().strike("kill -9 WildFly on " + victim.name());
    victim.kill();
  }
}
