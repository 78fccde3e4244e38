package org.ecm.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.ecm.demo.api.SimulatorControl;
import org.junit.jupiter.api.Test;

class ClusterStatusTest {

  @Test
  void aDialerThatIsAwayIsShownInTheLine() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    assertThat(ClusterStatus.calls(new SimulatorControl("http://127.0.0.1:" + nobody)))
        .isEqualTo("the dialer does not answer");
  }
}
