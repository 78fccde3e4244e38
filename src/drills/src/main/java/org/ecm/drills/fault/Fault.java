package org.ecm.drills.fault;

import org.ecm.drills.lab.Site;
import org.ecm.drills.load.Timeline;

/** Something that goes wrong, and is put right again by whoever would do that in real life. */
public interface Fault {

  /** Makes ready what it needs, before the load begins. */
  default void prepare(Scene scene) throws Exception {}

  /** Lets it go wrong; says in the timeline what it does, and to whom. */
  void strike(Scene scene) throws Exception;

  /**
   * Looks whether ECM has done about it what it must, before it is put right. Not asked of one of
   * two faults: the other one may leave nobody who could.
   *
   * @throws org.ecm.drills.lab.DrillException if it has not
   */
  default void check(Scene scene) {}

  /**
   * Puts right what has been done, also by a strike that broke off: heals the cable, starts what
   * was killed.
   */
  default void heal(Scene scene) throws Exception {}

  /**
   * Looks, when all is put right and both nodes are ready, whether ECM came back as it must. Not
   * asked of one of two faults.
   *
   * @throws org.ecm.drills.lab.DrillException if it did not
   */
  default void checkHealed(Scene scene) {}

  /** Whether it moves clocks: what was written by them is put right before it is judged. */
  default boolean movesClocks() {
    return false;
  }

  /** Where a fault strikes, and how it finds its victim. */
  record Scene(Site site, Timeline timeline, Roles roles) {}
}
