package org.ecm.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Migrates the schema at start, and goes on trying while the database is away. */
@ApplicationScoped
public class SchemaStart {

  private static final Logger LOG = Logger.getLogger(SchemaStart.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** Told to all observers once the schema is current, before the node takes up work. */
  public record SchemaReady(String version) {}

  @Resource(lookup = "java:jboss/datasources/EcmOwnerDS")
  DataSource owner;

  @Inject DatabaseReadiness readiness;
  @Inject Event<SchemaReady> ready;

  private String current;

  /** Blocks until the schema is current, or the node stops. Requests are not let in yet. */
  public void awaitSchema(BooleanSupplier stopped) throws InterruptedException {
    String lastError = null;
    while (!stopped.getAsBoolean()) {
      try {
        String version = Schema.migrate(owner);
        RowVersioning.remedy(owner).ifPresent(SchemaStart::warn);
        ready.fire(new SchemaReady(version));
        current = version;
        LOG.infof("Schema is at version %s", version);
        return;
      } catch (RuntimeException e) {
        if (!String.valueOf(e.getMessage()).equals(lastError)) {
          lastError = String.valueOf(e.getMessage());
          LOG.warnf("The schema cannot be brought up to date yet: %s", lastError);
        }
        Thread.sleep(RETRY.toMillis());
      }
    }
  }

  /** Lets requests in, once the node may work. */
  public void open() {
    readiness.ready(current);
  }

  private static void warn(String remedy) {
    LOG.warnf(
        "Readers wait for writers, since READ_COMMITTED_SNAPSHOT is off. It ends all other"
            + " sessions, so let an administrator do it while no node runs: %s",
        remedy);
  }
}
