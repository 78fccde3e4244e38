package org.ecm.cluster.election;

import java.util.function.Consumer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.wildfly.clustering.singleton.service.SingletonServiceActivator;
import org.wildfly.clustering.singleton.service.SingletonServiceActivatorContext;
import org.wildfly.clustering.singleton.service.SingletonServiceBuilder;

/**
 * Installs the singleton service of one component. It takes part once this node is a candidate, see
 * {@link ElectionWatch}; its start and stop do nothing but note the election.
 */
abstract class ComponentActivator implements SingletonServiceActivator {

  private final String component;
  private final String preferred;

  /**
   * @param preferred the node that is elected while nobody holds the mandate
   */
  ComponentActivator(String component, String preferred) {
    this.component = component;
    this.preferred = preferred;
  }

  @Override
  public String getSingletonPolicy() {
    return component;
  }

  @Override
  public void activate(SingletonServiceActivatorContext context) {
    Election election = Election.of(component);
    election.prefer(preferred);
    SingletonServiceBuilder<?> builder = context.getServiceTarget().addService();
    Consumer<String> name = builder.provides(ServiceName.parse("org.ecm." + component));
    builder.setInstance(new ElectedService(election, component, name));
    builder.withElectionPolicy(election);
    builder.setInitialMode(ServiceController.Mode.NEVER);
    election.join(builder.install());
  }
}
