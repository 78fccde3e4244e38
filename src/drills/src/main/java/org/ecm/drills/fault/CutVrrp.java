package org.ecm.drills.fault;

import org.ecm.drills.lab.EcmNode;
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
  public void heal(Scene scene) {
    Network network = scene.site().network();
    scene.timeline().add("Virtual IP at present on " + scene.site().virtualIp().holders());
    scene.site().nodes().stream().map(EcmNode::host).forEach(network::stopDropping);
    scene.timeline().add("VRRP is heard again");
  }
}
