package org.ecm.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.database.Database;

/** Makes this node's identity and its mandates from the server's settings. */
@ApplicationScoped
public class ClusterProducer {

  @Resource(lookup = "java:jboss/datasources/EcmMandateDS")
  DataSource mandateSource;

  @Inject Config config;

  @Inject
  @ConfigProperty(name = "jboss.node.name", defaultValue = "node1")
  String node;

  @Produces
  @Singleton
  MandateStore mandateStore() {
    return new JdbcMandateStore(mandateSource);
  }

  @Produces
  @Singleton
  Mandates mandates(MandateStore store) {
    NodeIdentity self = new NodeIdentity(node, UUID.randomUUID().toString());
    return new Mandates(self, store, times(), Monotonic.SYSTEM);
  }

  private MandateTimes times() {
    MandateTimes usual = MandateTimes.DEFAULT;
    return new MandateTimes(
        millis("ecm.mandate.renewal-ms", usual.renewal()),
        millis("ecm.mandate.time-to-live-ms", usual.timeToLive()),
        millis("ecm.mandate.margin-ms", usual.margin()),
        millis("ecm.mandate.poll-ms", usual.poll()));
  }

  private Duration millis(String name, Duration fallback) {
    return config.getOptionalValue(name, Long.class).map(Duration::ofMillis).orElse(fallback);
  }

  @Produces
  @Singleton
  ServerState serverState() {
    return new ServerState();
  }

  @Produces
  @Singleton
  NodeRegistry nodeRegistry(Database database) {
    return new NodeRegistry(database);
  }
}
