package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/**
 * Each round of a component fails at once on the node that has it, while WildFly is well. The other
 * node must have the component before this is put right.
 */
public final class FailRounds implements Fault {
  private static final Duration HIT_LIMIT = Duration.ofSeconds(60);

  /** On a busy machine, after the drill's own time. */
  private static final Duration LONGEST_MOVE = Duration.ofSeconds(30);

  private static final String ROUND = "turn";

  private final String component;
  private final String className;
  private final String staysAway;
  private EcmNode victim;
  private long stayedAway;
  private Debugger debugger;
  private Thread failing;
  private volatile boolean healed;

  /**
   * @param className the component's own
   */
  public FailRounds(String component, String className) {
    this.component = component;
    this.className = className;
    staysAway = "Mandate " + component + ": this node stays away from it. Its rounds have failed";
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    victim = scene.roles().holder(component);
    stayedAway = victim.logged(staysAway);
    debugger = Debugger.attach(victim);
    debugger.stopAt(className, ROUND);
    debugger.awaitStop(HIT_LIMIT);
    scene.timeline().strike("Each round of " + component + " fails on " + victim.name());
    failing = new Thread(this::failOn, "failing-rounds");
    failing.start();
  }

  private void failOn() {
    try {
      debugger.failWhile(() -> !healed, className, ROUND);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void check(Scene scene) {
    if (!Patience.within(LONGEST_MOVE, () -> !scene.roles().holder(component).equals(victim))) {
      throw new DrillException(
          victim.name() + " has kept " + component + ", though its rounds fail");
    }
    if (victim.logged(staysAway) == stayedAway) {
      throw new DrillException(victim.name() + " does not say that its rounds have failed");
    }
  }

  @Override
  public void heal(Scene scene) throws InterruptedException {
    healed = true;
    if (failing != null) {
      failing.join();
      scene.timeline().add("The rounds of " + component + " no longer fail");
    }
    if (debugger != null) {
      debugger.close();
    }
  }
}
