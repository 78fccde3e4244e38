package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/** A host loses its power, and gets it back later. */
public final class PowerOff implements Fault {
  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;

  public PowerOff(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    scene.timeline().strike("The host of " + victim.name() + " loses its power");
    victim.powerOff();
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      scene.timeline().add("The host of " + victim.name() + " is switched on");
      victim.powerOn();
    }
  }
}
