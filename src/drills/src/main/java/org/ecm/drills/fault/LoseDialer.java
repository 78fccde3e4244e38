package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Network;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Site;

/**
 * What the node that has a component sends to the dialer is lost, without an error. The other node
 * must have the component before this is put right.
 */
public final class LoseDialer implements Fault {
  /** On a busy machine, after the drill's own time. */
  private static final Duration LONGEST_MOVE = Duration.ofSeconds(30);

  private final String component;
  private final String what;
  private final Drop drop;
  private EcmNode victim;

  private interface Drop {
    void at(Network network, Host host);
  }

  private LoseDialer(String component, String what, Drop drop) {
    this.component = component;
    this.what = what;
    this.drop = drop;
  }

  /** All of it, for the node that feeds. */
  public static LoseDialer whole() {
    return new LoseDialer(
        Roles.CONTACT_FEED,
        "the dialer",
        (network, host) -> network.dropTo(host, Host.DIALER.address()));
  }

  /** Only its tables, for the node that reads results from them; its REST port is reached. */
  public static LoseDialer tables() {
    return new LoseDialer(
        Roles.SYNC_RESULTS,
        "the dialer's tables",
        (network, host) -> network.dropTo(host, Host.DIALER.address(), Site.DIALER_TABLES_PORT));
  }

  @Override
  public void strike(Scene scene) {
    victim = scene.roles().holder(component);
    scene.timeline().strike("Packets of " + victim.name() + " to " + what + " are dropped");
    drop.at(scene.site().network(), victim.host());
  }

  @Override
  public void check(Scene scene) {
    if (!Patience.within(LONGEST_MOVE, () -> !scene.roles().holder(component).equals(victim))) {
      throw new DrillException(victim.name() + " has kept " + component + " without " + what);
    }
  }

  @Override
  public void heal(Scene scene) {
    if (victim != null) {
      scene.site().network().stopDropping(victim.host());
      scene.timeline().add(victim.name() + " reaches " + what + " again");
    }
  }
}
