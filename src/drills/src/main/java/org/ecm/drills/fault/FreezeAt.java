package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;

/**
 * WildFly stands still at a given place of its work, and goes on from there unless it was killed.
 */
public final class FreezeAt implements Fault {
  private final Function<Roles, EcmNode> choice;
  private final String className;
  private final String method;
  private EcmNode victim;
  private Debugger debugger;

  public FreezeAt(Function<Roles, EcmNode> choice, String className, String method) {
    this.choice = choice;
    this.className = className;
    this.method = method;
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    victim = choice.apply(scene.roles());
    debugger = Debugger.attach(victim);
    debugger.stopAt(className, method);
    scene
        .timeline()
        .strike("WildFly on " + victim.name() + " is frozen in " + className + "." + method);
    victim.freeze();
  }

  @Override
  public void heal(Scene scene) {
    scene.timeline().add("WildFly on " + victim.name() + " is thawed, if it still lives");
    victim.thaw();
    debugger.close();
  }
}
