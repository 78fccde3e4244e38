package org.ecm.drills.fault;

import org.ecm.drills.lab.EcmNode;

/** An operator moves both components to the other node, one after the other. */
public final class MoveComponents implements Fault {
  @Override
  public void strike(Scene scene) {
    EcmNode to = scene.roles().idle();
    scene.timeline().strike("An operator moves the components to " + to.name());
    for (String component : Roles.COMPONENTS) {
      Order.give("move " + component, () -> scene.site().api().move(component, to.name()));
    }
  }
}
