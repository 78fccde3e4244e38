package org.ecm.drills.fault;

import java.util.List;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.EcmNode;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Network;

/** The nodes' keepalived no longer hear each other: both take the virtual IP. */
public final class CutVrrp implements Fault {
  @Override
  public void strike(Scene scene) {
    Network network = scene.site().network();
    scene.timeline().strike("VRRP is cut");
    scene.site().nodes().stream().map(EcmNode::host).forEach(network::dropVrrp);
  }

  @Override
  public void check(Scene scene) {
    List<Host> holders = scene.site().virtualIp().holders();
    scene.timeline().add("Virtual IP at present on " + holders);
    if (holders.size() != 2) {
      throw new DrillException("VRRP was cut, and the virtual IP is on " + holders);
    }
  }

  @Override
  public void heal(Scene scene) {
    Network network = scene.site().network();
    scene.site().nodes().stream().map(EcmNode::host).forEach(network::stopDropping);
    scene.timeline().add("VRRP is heard again");
  }
}
