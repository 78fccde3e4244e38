package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/** Both hosts lose their power at once; one comes back, later perhaps the other. */
public final class BothDown implements Fault {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  private final boolean together;
  private StartTogether start;

  /**
   * @param together both come back at once; else the second only when the first is at work
   */
  public BothDown(boolean together) {
    this.together = together;
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("Both hosts lose their power");
    scene.site().nodes().forEach(EcmNode::powerOff);
    if (together) {
      start = new StartTogether(scene.roles());
    }
  }

  @Override
  public void heal(Scene scene) {
    EcmNode first = scene.site().nodes().get(1);
    EcmNode second = scene.site().nodes().get(0);
    scene.timeline().add("The host of " + first.name() + " is switched on");
    first.powerOn();
    if (!together) {
      Patience.until(first.name() + " is ready", START_LIMIT, first::isReady);
      scene.timeline().add(first.name() + " is ready");
      Patience.until(
          first.name() + " has both components",
          START_LIMIT,
          () ->
              isAlone(scene, first, Roles.CONTACT_FEED)
                  && isAlone(scene, first, Roles.SYNC_RESULTS));
      scene.timeline().add(first.name() + " works alone");
    }
    scene.timeline().add("The host of " + second.name() + " is switched on");
    second.powerOn();
  }

  @Override
  public void checkHealed(Scene scene) {
    if (start != null) {
      start.check(scene);
    }
  }

  private static boolean isAlone(Scene scene, EcmNode node, String component) {
    return scene.roles().mandates().last(component).holder().equals(node.name())
        && !scene.roles().mandates().last(component).released();
  }
}
