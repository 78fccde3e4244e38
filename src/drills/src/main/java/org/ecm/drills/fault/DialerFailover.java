package org.ecm.drills.fault;

/** The dialer's engine fails over: some calls under way are lost, and called again by itself. */
public final class DialerFailover implements Fault {
  private static final double ASSUMED = 0.3;

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The dialer's engine fails over");
    scene.site().dialer().failover(ASSUMED);
  }
}
