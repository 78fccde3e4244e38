package org.ecm.cluster;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Whether the server takes work, by its MBean {@code jboss.root:type=state}: an operator's {@code
 * :suspend}, and the first part of a stop (WildFly Admin Guide, "Graceful Shutdown"; the names of
 * the states are those of {@code Process.RunningState} in WildFly Core 31).
 */
final class ServerState {
  private ServerState() {}

  private static final Set<String> AWAY =
      Set.of("pre_suspend", "suspending", "suspended", "stopped");

  /** Why no work is to begin here; empty if it may, or outside of a server. */
  static Optional<String> away() {
    try {
      Object state =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("jboss.root:type=state"), "RunningState");
      String name = String.valueOf(state).toLowerCase().replace('-', '_');
      return AWAY.contains(name) ? Optional.of("The server is " + name) : Optional.empty();
    } catch (InstanceNotFoundException e) {
      return Optional.empty();
    } catch (JMException e) {
      throw new IllegalStateException("The server does not tell its state", e);
    }
  }
}
