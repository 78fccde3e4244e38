package org.ecm.cluster;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Where the server is in its own life: only a {@code normal} one takes requests, neither one that
 * starts nor one that was told to suspend or to stop. WildFly publishes it as an MBean (WildFly
 * Core 31, {@code org.jboss.as.server.jmx.RunningStateJmx}), by an enum of its own: starting,
 * normal, pre_suspend, suspending, suspended, stopping, stopped. Never waits; any thread may ask.
 */
public class ServerState {

  private static final String NORMAL = "normal";
  private static final Set<String> AWAY =
      Set.of("pre_suspend", "suspending", "suspended", "stopping", "stopped");

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final ObjectName name;

  public ServerState() {
    this("jboss.root:type=state");
  }

  ServerState(String name) {
    try {
      this.name = new ObjectName(name);
    } catch (JMException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Whether the server takes requests; false as well if it does not tell. */
  public boolean isNormal() {
    return state().filter(NORMAL::equals).isPresent();
  }

  /** Why no work is to begin here; empty if it may, or if the server does not tell. */
  Optional<String> away() {
    return state().filter(AWAY::contains).map(state -> "The server is " + state);
  }

  private Optional<String> state() {
    try {
      String state = String.valueOf(beans.getAttribute(name, "RunningState"));
      return Optional.of(state.toLowerCase(Locale.ROOT).replace('-', '_'));
    } catch (JMException e) {
      return Optional.empty();
    }
  }
}
