package org.ecm.drills.fault;

import java.util.concurrent.TimeUnit;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;

/** The nodes no longer reach each other; all else reaches both, and both reach all else. */
public final class CutBetween implements Fault {
  private static final int KILLED_AFTER_SECONDS = 8;

  private final boolean thenKill;

  /**
   * @param thenKill also kills the node that feeds, once the cluster has fallen apart
   */
  public CutBetween(boolean thenKill) {
    this.thenKill = thenKill;
  }

  @Override
  public void strike(Scene scene) throws InterruptedException {
    scene.timeline().strike("The nodes are cut off from each other");
    scene.site().network().isolate(true, Host.NODE1, Host.NODE2);
    if (thenKill) {
      TimeUnit.SECONDS.sleep(KILLED_AFTER_SECONDS);
      EcmNode victim = scene.roles().feeding();
      scene.timeline().strike("kill -9 WildFly on " + victim.name());
      victim.kill();
    }
  }

  @Override
  public void heal(Scene scene) {
    scene.site().network().isolate(false, Host.NODE1, Host.NODE2);
    scene.timeline().add("The nodes reach each other again");
  }
}
