package org.ecm.drills.fault;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/**
 * A mistake in the settings of the node without Contact Feed, which is started anew with it: the
 * log of a node must name it, and a node that must not work with it is not ready.
 */
public final class Mistake implements Fault {
  private static final Duration LONGEST_START = Duration.ofMinutes(3);

  /**
   * What is set wrongly.
   *
   * @param title what one would say that it is, after "is started anew with"
   * @param complaint words of the log that name it
   * @param mayWork whether the node works all the same
   * @param spoil sets it wrongly, and starts the node anew
   * @param mend sets it right, and starts the node anew
   */
  public record Setting(
      String title,
      String complaint,
      boolean mayWork,
      BiConsumer<Scene, EcmNode> spoil,
      BiConsumer<Scene, EcmNode> mend) {}

  private final Setting setting;
  private EcmNode victim;
  private long complaints;

  public Mistake(Setting setting) {
    this.setting = setting;
  }

  @Override
  public void strike(Scene scene) {
    victim = scene.roles().idle();
    complaints = victim.logged(setting.complaint());
    scene.timeline().strike(victim.name() + " is started anew with " + setting.title());
    setting.spoil().accept(scene, victim);
  }

  @Override
  public void check(Scene scene) {
    Patience.until(
        victim.name() + " says what is wrong: see " + victim.log(),
        LONGEST_START,
        () -> victim.logged(setting.complaint()) > complaints);
    boolean works = victim.isReady() && victim.mayHaveAddress();
    if (works != setting.mayWork()) {
      throw new DrillException(
          victim.name() + (works ? " works with " : " does not work with ") + setting.title());
    }
    scene.timeline().add(victim.name() + " says what is wrong");
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      setting.mend().accept(scene, victim);
      scene.timeline().add(victim.name() + " is started anew as it was before");
    }
  }

  /** Stops a server that may just be starting; its host starts it again. */
  static void stop(EcmNode victim) {
    Patience.until(victim.name() + " runs", LONGEST_START, () -> victim.process().isPresent());
    victim.stop();
  }
}
