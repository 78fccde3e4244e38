package org.ecm.drills.fault;

import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;

/**
 * What the node that feeds sends to the dialer is lost, without an error. By the time that this is
 * put right the other node must have Contact Feed.
 */
public final class LoseDialer implements Fault {
  private EcmNode victim;

  @Override
  public void strike(Scene scene) {
    victim = scene.roles().feeding();
    scene.timeline().strike("Packets of " + victim.name() + " to the dialer are dropped");
    scene.site().network().dropTo(victim.host(), Host.DIALER.address());
  }

  @Override
  public void check(Scene scene) {
    if (scene.roles().feeding().equals(victim)) {
      throw new DrillException(victim.name() + " has kept Contact Feed without a dialer");
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      scene.site().network().stopDropping(victim.host());
      scene.timeline().add(victim.name() + " reaches the dialer again");
    }
  }
}
