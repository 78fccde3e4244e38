package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Patience;
import org.jdbi.v3.core.JdbiException;

/**
 * A fault before which an operator moves both components: to the host that has the virtual IP, or
 * to the other one. Else it would be by chance what the victim has to lose.
 */
public final class Placed implements Fault {
  private static final Duration LONGEST_START = Duration.ofMinutes(1);
  private static final String HOLDER = "select holder from mandate where name = ? and released = 0";

  private final Fault fault;
  private final boolean together;
  private boolean inPlace;

  private Placed(Fault fault, boolean together) {
    this.fault = fault;
    this.together = together;
  }

  /** One host has the virtual IP and both components, the other one nothing. */
  public static Fault together(Fault fault) {
    return new Placed(fault, true);
  }

  /** One host has the virtual IP, the other one both components. */
  public static Fault apart(Fault fault) {
    return new Placed(fault, false);
  }

  @Override
  public void prepare(Scene scene) throws Exception {
    fault.prepare(scene);
    EcmNode to = components(scene.roles());
    for (String component : Roles.COMPONENTS) {
      // A node that has just started has not asked the dialer yet, and is refused.
      Patience.until(
          to.name() + " has " + component, LONGEST_START, () -> has(scene, component, to.name()));
    }
  }

  /** The node that is to have the components. */
  private EcmNode components(Roles roles) {
    return together ? roles.addressed() : roles.peerOf(roles.addressed());
  }

  private static boolean has(Scene scene, String component, String node) {
    LedgerDatabase ledger = scene.site().ledger();
    try {
      if (ledger
          .jdbi()
          .withHandle(h -> h.select(HOLDER, component).mapTo(String.class).list())
          .contains(node)) {
        return true;
      }
      scene.site().api().move(component, node);
    } catch (ApiException | JdbiException notYet) {
      // Asked again.
    }
    return false;
  }

  @Override
  public void strike(Scene scene) throws Exception {
    inPlace = isInPlace(scene.roles());
    fault.strike(scene);
  }

  private boolean isInPlace(Roles roles) {
    try {
      EcmNode components = components(roles);
      return Roles.COMPONENTS.stream()
          .allMatch(component -> roles.holder(component).equals(components));
    } catch (DrillException nobody) {
      return false; // the first of two faults has struck
    }
  }

  @Override
  public void check(Scene scene) {
    if (!inPlace) {
      throw new DrillException("The components were not where they should be before the fault");
    }
    fault.check(scene);
  }

  @Override
  public void heal(Scene scene) throws Exception {
    fault.heal(scene);
  }

  @Override
  public void checkHealed(Scene scene) {
    fault.checkHealed(scene);
  }

  @Override
  public boolean movesClocks() {
    return fault.movesClocks();
  }
}
