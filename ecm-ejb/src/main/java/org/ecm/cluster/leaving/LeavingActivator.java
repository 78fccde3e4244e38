package org.ecm.cluster.leaving;

import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.as.server.suspend.SuspendableActivityRegistry;
import org.jboss.msc.service.ServiceActivator;
import org.jboss.msc.service.ServiceActivatorContext;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceName;

/** Installs {@link Leaving}, which lasts for {@code ecm.leave-ms}. */
public class LeavingActivator implements ServiceActivator {

  private static final String SETTING = "ecm.leave-ms";

  /** The address is with the other host after some 0.2 to 0.6 s (docs/operating.md). */
  private static final long DEFAULT_MILLIS = 1000;

  @Override
  public void activate(ServiceActivatorContext context) {
    long millis =
        ConfigProvider.getConfig(LeavingActivator.class.getClassLoader())
            .getOptionalValue(SETTING, Long.class)
            .orElse(DEFAULT_MILLIS);
    ServiceBuilder<?> builder = context.getServiceTarget().addService();
    Supplier<SuspendableActivityRegistry> registry =
        builder.requires(
            ServiceName.parse(SuspendableActivityRegistry.SERVICE_DESCRIPTOR.getName()));
    builder.setInstance(new LeavingService(registry, new Leaving(millis)));
    builder.install();
  }
}
