package org.ecm.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The node is ready once its database has the current schema. A database that goes away later does
 * not make it unready: that would take both nodes from the load balancer, and the portal with them.
 */
@Readiness
@ApplicationScoped
public class SchemaCheck implements HealthCheck {

  private static final String SCHEMA = "java:global/ecm/ecm-ejb/SchemaVersion";

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("database-schema");
    try {
      Supplier<?> version = InitialContext.doLookup(SCHEMA);
      Object current = version.get();
      return current == null
          ? response
              .down()
              .withData("reason", "the schema is not current yet: the log tells why")
              .build()
          : response.up().withData("version", current.toString()).build();
    } catch (NamingException e) {
      return response.down().withData("reason", "the application is not deployed yet").build();
    }
  }
}
