package org.ecm.drills.fault;

import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * An operator stops a component on the node that has it, and later lets it run there again. In
 * between, the other node must have it.
 */
public final class StopComponent implements Fault {
  private final String component;
  private EcmNode victim;

  public StopComponent(String component) {
    this.component = component;
  }

  @Override
  public void strike(Scene scene) {
    victim = scene.roles().holder(component);
    scene.timeline().strike("An operator stops " + component + " on " + victim.name());
    Order.give(
        "stop " + component, () -> scene.site().api().stopComponent(component, victim.name()));
  }

  @Override
  public void check(Scene scene) {
    if (scene.roles().holder(component).equals(victim)) {
      throw new DrillException(victim.name() + " has kept " + component);
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      Order.give("start " + component, () -> scene.site().api().startComponent(component));
      scene.timeline().add("An operator lets " + component + " run everywhere");
    }
  }
}
