package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;

/**
 * A component's thread ends of an error at a given place of its work, while WildFly is well. The
 * node must start it again, whoever has the component then.
 */
public final class KillLoop implements Fault {
  private static final Duration HIT_LIMIT = Duration.ofSeconds(60);

  private final String component;
  private final String className;
  private final String method;
  private final String startedAgain;
  private EcmNode victim;
  private long restarts;

  /**
   * @param className where it ends, as it comes to a method
   */
  public KillLoop(String component, String className, String method) {
    this.component = component;
    this.className = className;
    this.method = method;
    startedAgain = component + ": its loop has ended; starting it again";
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    victim = scene.roles().holder(component);
    restarts = victim.logged(startedAgain);
    try (Debugger debugger = Debugger.attach(victim)) {
      debugger.stopAt(className, method);
      debugger.awaitStop(HIT_LIMIT);
      scene
          .timeline()
          .strike("The thread of " + component + " ends of an error on " + victim.name());
      debugger.throwNew(OutOfMemoryError.class);
    }
  }

  @Override
  public void check(Scene scene) {
    try (Debugger debugger = Debugger.attach(victim)) {
      if (victim.logged(startedAgain) == restarts
          || !debugger.hasThread(Debugger.threadOf(component))) {
        throw new DrillException(victim.name() + " has not started again the loop of " + component);
      }
    }
    scene.timeline().add(victim.name() + " has started again the loop of " + component);
  }
}
