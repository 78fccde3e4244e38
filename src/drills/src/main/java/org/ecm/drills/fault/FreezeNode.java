package org.ecm.drills.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/** WildFly stands still, with all its locks and connections, and goes on unless it was killed. */
public final class FreezeNode implements Fault {
  /** Longer than any drill. */
  private static final Duration NEVER = Duration.ofMinutes(30);

  private static final Duration LONGEST_RETURN = Duration.ofMinutes(2);

  private final Function<Roles, EcmNode> choice;
  private final boolean spared;
  private EcmNode victim;
  private Optional<Long> process = Optional.empty();

  /**
   * @param spared the watchdog lets it stand, so that it certainly goes on
   */
  public FreezeNode(Function<Roles, EcmNode> choice, boolean spared) {
    this.choice = choice;
    this.spared = spared;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    if (spared) {
      victim.setWatchdogLimit(NEVER);
      process = pid();
    }
    scene.timeline().strike("WildFly on " + victim.name() + " is frozen");
    victim.freeze();
  }

  private Optional<Long> pid() {
    return victim.process().map(ProcessHandle::pid);
  }

  @Override
  public void check(Scene scene) {
    checkLives("did not live until it could go on");
  }

  @Override
  public void heal(Scene scene) {
    if (victim == null) {
      return;
    }
    scene
        .timeline()
        .add("WildFly on " + victim.name() + " is thawed" + (spared ? "" : ", if it still lives"));
    victim.thaw();
    if (spared) {
      // Not at once: the watchdog would take the stillness that is over for one that lasts.
      Patience.within(LONGEST_RETURN, () -> victim.process().isEmpty() || victim.mayHaveAddress());
      victim.setWatchdogLimit(null);
    }
  }

  @Override
  public void checkHealed(Scene scene) {
    checkLives("did not go on when it could");
  }

  private void checkLives(String otherwise) {
    if (spared && !pid().equals(process)) {
      throw new DrillException("WildFly on " + victim.name() + " " + otherwise);
    }
  }
}
