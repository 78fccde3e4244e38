package org.ecm.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aTakenPortIsFoundAndItsOffsetPassedOver() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int offset = taken.getLocalPort() - 8080;
      assertThat(Ports.busy(offset)).contains(taken.getLocalPort());
      assertThat(Ports.freeOffset(offset).orElseThrow()).isNotEqualTo(offset);
    }
  }
}
