package org.ecm.drills.fault;

import java.time.Duration;
import java.util.function.Function;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/** A mistake in a node's settings: it is started anew, and works with another database. */
public final class WrongDatabase implements Fault {
  private static final String REFUSAL = "has another database";
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;
  private long refusals;

  public WrongDatabase(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    refusals = victim.logged(REFUSAL);
    scene.timeline().strike(victim.name() + " is started anew with another database");
    victim.set(scene.site().database().settingsOfAnother());
    victim.stop();
  }

  @Override
  public void check(Scene scene) {
    Patience.until(
        victim.name() + " says that it does not work: see " + victim.log(),
        LONGEST_START,
        () -> victim.logged(REFUSAL) > refusals);
    if (victim.isReady() || victim.mayHaveAddress()) {
      throw new DrillException(victim.name() + " is ready with another database");
    }
    scene.timeline().add(victim.name() + " says that it does not work");
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      victim.set(scene.site().database().settings());
      Patience.until(victim.name() + " runs", LONGEST_START, () -> victim.process().isPresent());
      victim.stop();
      scene.timeline().add(victim.name() + " is started anew with the right database");
    }
  }
}
