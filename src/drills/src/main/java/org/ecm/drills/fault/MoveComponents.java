package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/** An operator moves both components to the other node, one after the other. */
public final class MoveComponents implements Fault {
  private static final Duration OPERATORS_PATIENCE = Duration.ofSeconds(30);

  @Override
  public void strike(Scene scene) {
    EcmNode to = scene.roles().idle();
    scene.timeline().strike("An operator moves the components to " + to.name());
    for (String component : Roles.COMPONENTS) {
      Patience.until(
          "the order to move " + component + " is answered",
          OPERATORS_PATIENCE,
          () -> isAnswered(scene.site().api(), component, to.name()));
    }
  }

  /** An order that another fault leaves without an answer is given again; a refusal is final. */
  private static boolean isAnswered(EcmApi api, String component, String node) {
    try {
      api.move(component, node);
      return true;
    } catch (ApiException e) {
      if (e.status() >= 400 && e.status() < 500) {
        throw new DrillException("The order to move " + component + " was refused", e);
      }
      return false;
    }
  }
}
