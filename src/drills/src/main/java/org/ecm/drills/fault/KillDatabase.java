package org.ecm.drills.fault;

/** The database dies, and is started again. */
public final class KillDatabase implements Fault {
  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("kill -9 the database");
    scene.site().database().kill();
  }

  @Override
  public void heal(Scene scene) {
    scene.site().database().start(scene.site().database().host());
    scene.timeline().mend("the database answered", "The database answers again");
  }
}
