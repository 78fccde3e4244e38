package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;

/**
 * What one node sends to the database is lost, without an error. By the time that this is put
 * right, the address must be with the other node, which reaches it.
 */
public final class DropToDatabase implements Fault {
  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;

  public DropToDatabase(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    scene.timeline().strike("Packets of " + victim.name() + " to the database are dropped");
    scene.site().network().dropTo(victim.host(), Host.DATABASE_IP);
  }

  @Override
  public void check(Scene scene) {
    if (scene.site().virtualIp().holders().contains(victim.host())) {
      throw new DrillException(victim.name() + " has the virtual IP without the database");
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      scene.site().network().stopDropping(victim.host());
      scene.timeline().add(victim.name() + " reaches the database again");
    }
  }
}
