package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/**
 * One node after the other is restarted, or gets the application anew, as docs/operating.md says:
 * the next when keepalived too knows that the last is well.
 */
public final class RollingRestart implements Fault {
  private static final Duration READY_LIMIT = Duration.ofMinutes(4);

  private final boolean redeploy;

  /**
   * @param redeploy the server stays up, only the application is replaced
   */
  public RollingRestart(boolean redeploy) {
    this.redeploy = redeploy;
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike(redeploy ? "Rolling redeploy" : "Rolling restart");
    for (EcmNode node : scene.site().nodes()) {
      node.giveNewest(); // the one that it has already, but with --from
      if (redeploy) {
        scene.timeline().add("The application is deployed anew on " + node.name());
        node.redeploy();
      } else {
        scene.timeline().add("WildFly on " + node.name() + " is told to end");
        node.stop();
      }
      Patience.until(
          node.name() + " is ready", READY_LIMIT, () -> node.isReady() && node.mayHaveAddress());
      scene.timeline().add(node.name() + " is ready");
    }
  }
}
