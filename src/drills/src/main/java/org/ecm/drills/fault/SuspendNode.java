package org.ecm.drills.fault;

import java.time.Duration;
import java.util.function.Function;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;

/**
 * An operator suspends a server by jboss-cli, and resumes it. In between the other node must have
 * the components, and name itself, by jboss-cli, as the primary of both HA singleton services.
 */
public final class SuspendNode implements Fault {
  /** The election follows the mandate within some seconds (rule 1.6). */
  private static final Duration ELECTION = Duration.ofSeconds(30);

  private static final String PRIMARY =
      "/subsystem=singleton/singleton-policy=%s/service=*:read-resource(include-runtime=true)";

  private final Function<Roles, EcmNode> choice;
  private EcmNode victim;

  public SuspendNode(Function<Roles, EcmNode> choice) {
    this.choice = choice;
  }

  @Override
  public void strike(Scene scene) {
    victim = choice.apply(scene.roles());
    scene.timeline().strike("An operator suspends the server on " + victim.name());
    victim.cli(":suspend(suspend-timeout=30)");
  }

  @Override
  public void check(Scene scene) {
    EcmNode peer = scene.roles().peerOf(victim);
    for (String component : Roles.COMPONENTS) {
      if (scene.roles().holder(component).equals(victim)) {
        throw new DrillException(victim.name() + " has kept " + component);
      }
      String primary = "\"primary-provider\" => \"" + peer.name() + "\"";
      Patience.until(
          "jboss-cli names " + peer.name() + " as the primary of " + component,
          ELECTION,
          () -> peer.cli(PRIMARY.formatted(component)).contains(primary));
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null && victim.process().isPresent()) {
      victim.cli(":resume");
      scene.timeline().add("The server on " + victim.name() + " is resumed");
    }
  }
}
