package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class ServerStateTest {

  /** As the server's own. */
  public enum RunningState {
    STARTING,
    NORMAL,
    SUSPENDING
  }

  /** As the server publishes it. */
  public interface Published {
    RunningState getRunningState();
  }

  private RunningState state = RunningState.STARTING;

  @Test
  void onlyANormalServerTakesRequests() throws Exception {
    String name = "org.ecm.test:type=state";
    ServerState server = new ServerState(name);
    assertThat(server.isNormal()).isFalse();
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(
            new StandardMBean((Published) () -> state, Published.class), new ObjectName(name));
    assertThat(server.isNormal()).isFalse();
    state = RunningState.NORMAL;
    assertThat(server.isNormal()).isTrue();
    state = RunningState.SUSPENDING;
    assertThat(server.isNormal()).isFalse();
  }
}
