package org.ecm.cluster;

import java.lang.management.ManagementFactory;
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
    try {
      return NORMAL.equalsIgnoreCase(String.valueOf(beans.getAttribute(name, "RunningState")));
    } catch (JMException e) {
      return false;
    }
  }
}
