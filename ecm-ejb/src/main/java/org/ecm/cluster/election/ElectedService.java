package org.ecm.cluster.election;

import java.util.function.Consumer;
import org.jboss.msc.Service;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;

/**
 * Runs on the elected node. It must not throw: a service that fails to start stays down everywhere
 * until the membership changes.
 */
class ElectedService implements Service {

  private final Election election;
  private final String component;
  private final Consumer<String> value;

  ElectedService(Election election, String component, Consumer<String> value) {
    this.election = election;
    this.component = component;
    this.value = value;
  }

  @Override
  public void start(StartContext context) {
    value.accept(component);
    election.elected(true);
  }

  @Override
  public void stop(StopContext context) {
    election.elected(false);
  }
}
