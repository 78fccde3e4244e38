package org.ecm.drills.fault;

import org.ecm.drills.lab.Site;
import org.ecm.drills.load.Timeline;

/** Something that goes wrong, and is put right again by whoever would do that in real life. */
public interface Fault {

  /** Makes ready what it needs, before the load begins. */
  default void prepare(Scene scene) throws Exception {}

  /** Lets it go wrong; says in the timeline what it does, and to whom. */
  void strike(Scene scene) throws Exception;

  /** Puts it right: heals the cable, starts what was killed. */
  default void heal(Scene scene) throws Exception {}

  /** Where a fault strikes, and how it finds its victim. */
  record Scene(Site site, Timeline timeline, Roles roles) {}
}
