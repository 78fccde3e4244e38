package org.ecm.drills.fault;

/** The dialer is down for a while, and has lost its memory when it comes back. */
public final class DialerDown implements Fault {
  private static final int DOWN_MILLIS = 8000;

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The dialer goes down");
    scene.site().dialer().restart(DOWN_MILLIS);
    scene.timeline().add("The dialer is up again");
  }
}
