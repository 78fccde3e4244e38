package org.ecm.drills.fault;

import org.ecm.drills.lab.DatabaseServer;
import org.ecm.drills.lab.Host;

/** The database dies on one host, and starts on another, with the same files and address. */
public final class MoveDatabase implements Fault {
  @Override
  public void strike(Scene scene) {
    DatabaseServer database = scene.site().database();
    Host to = database.host() == Host.DATABASE ? Host.DATABASE2 : Host.DATABASE;
    scene.timeline().strike("The database dies on " + database.host().label());
    database.moveTo(to);
    scene.timeline().add("The database answers on " + to.label());
  }
}
