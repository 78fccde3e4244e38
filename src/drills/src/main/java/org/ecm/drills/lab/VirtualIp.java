package org.ecm.drills.lab;

import java.util.List;
import java.util.stream.Stream;

/** Who has the virtual IP, as keepalived gave it. */
public final class VirtualIp {
  private final Network network;

  VirtualIp(Network network) {
    this.network = network;
  }

  /** The nodes that have the address: one, none, or both while VRRP is cut. */
  public List<Host> holders() {
    return Stream.of(Host.NODE1, Host.NODE2)
        .filter(node -> network.hasAddress(node, Host.VIRTUAL_IP))
        .toList();
  }
}
