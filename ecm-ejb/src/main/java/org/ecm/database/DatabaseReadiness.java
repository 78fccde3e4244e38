package org.ecm.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether the schema is there: nothing works on the database before that. */
@ApplicationScoped
public class DatabaseReadiness {

  private volatile String schemaVersion;

  /** The schema is at this version. */
  void ready(String version) {
    schemaVersion = version;
  }

  /** The schema's version once it was migrated by, or found current by, this node. */
  public Optional<String> schemaVersion() {
    return Optional.ofNullable(schemaVersion);
  }
}
