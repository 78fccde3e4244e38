package org.ecm.drills.fault;

import java.util.function.Function;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Network;

/** A node's cable is cut. */
public final class CutCable implements Fault {
  private final Function<Roles, EcmNode> choice;
  private final boolean silently;
  private EcmNode victim;

  /**
   * @param silently the host sees a good cable; else it sees that it is gone
   */
  public CutCable(Function<Roles, EcmNode> choice, boolean silently) {
    this.choice = choice;
    this.silently = silently;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    Network network = scene.site().network();
    scene
        .timeline()
        .strike(victim.name() + " is cut off" + (silently ? ", and sees a good cable" : ""));
    if (silently) {
      network.cutSilently(victim.host());
    } else {
      network.cut(victim.host());
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim == null) {
      return;
    }
    Network network = scene.site().network();
    if (silently) {
      network.healSilently(victim.host());
    } else {
      network.heal(victim.host());
    }
    scene.timeline().add(victim.name() + " is connected again");
  }
}
