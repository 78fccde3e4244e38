package org.ecm.database;

import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Whether readers pass writers. On H2 they always do; on SQL Server they do once somebody has
 * switched READ_COMMITTED_SNAPSHOT on for the database.
 */
public final class RowVersioning {
  private RowVersioning() {}

  /**
   * The statement that switches it on; empty where it is on.
   *
   * @throws RuntimeException if the database does not answer
   */
  public static Optional<String> remedy(DataSource database) {
    return Schema.isH2(database)
        ? Optional.empty()
        : Jdbi.create(database).withHandle(RowVersioning::remedy);
  }

  // Whoever is connected to a database sees its row (Microsoft Learn, "sys.databases",
  // permissions).
  private static Optional<String> remedy(Handle h) {
    return h.createQuery(
            "select name, is_read_committed_snapshot_on versioned from sys.databases"
                + " where database_id = db_id()")
        .map((row, context) -> remedy(row.getString("name"), row.getBoolean("versioned")))
        .findOne()
        .flatMap(remedy -> remedy);
  }

  /** The statement waits for all other sessions to end, unless it ends them itself. */
  static Optional<String> remedy(String database, boolean versioned) {
    return versioned
        ? Optional.empty()
        : Optional.of(
            "alter database [%s] set read_committed_snapshot on with rollback immediate"
                .formatted(database.replace("]", "]]")));
  }
}
