package org.ecm.cluster;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.database.Database;

/** Makes this node's identity and its mandates from the server's settings. */
@ApplicationScoped
public class ClusterProducer {

  @Resource(lookup = "java:jboss/datasources/EcmMandateDS")
  DataSource mandateSource;

  @Inject
  @ConfigProperty(name = "jboss.node.name", defaultValue = "node1")
  String node;

  @Produces
  @Singleton
  Mandates mandates() {
    NodeIdentity self = new NodeIdentity(node, UUID.randomUUID().toString());
    return new Mandates(
        self, new JdbcMandateStore(mandateSource), MandateTimes.DEFAULT, Monotonic.SYSTEM);
  }

  @Produces
  @Singleton
  NodeRegistry nodeRegistry(Database database) {
    return new NodeRegistry(database);
  }
}
