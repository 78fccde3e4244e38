package org.ecm.cluster.leaving;

import java.util.function.Supplier;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.as.server.suspend.SuspendableActivityRegistry.SuspendPriority;
import org.jboss.msc.Service;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/** Takes part in the server's suspending while the application is deployed. */
class LeavingService implements Service {

  private final Supplier<SuspendableActivityRegistry> registry;
  private final Leaving leaving;

  LeavingService(Supplier<SuspendableActivityRegistry> registry, Leaving leaving) {
    this.registry = registry;
    this.leaving = leaving;
  }

  @Override
  public void start(StartContext context) {
    registry.get().registerActivity(leaving, SuspendPriority.FIRST);
  }

  @Override
  public void stop(StopContext context) {
    registry.get().unregisterActivity(leaving);
  }
}
