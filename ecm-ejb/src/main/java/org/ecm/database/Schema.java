package org.ecm.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;

/**
 * Brings the database to this version's schema. Safe when two nodes start at once and when it was
 * killed half-way: Flyway takes a lock, SQL Server's migrations are transactions, and on H2 every
 * statement can run again.
 */
public final class Schema {
  private Schema() {}

  private static final Set<MigrationState> UNKNOWN =
      EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  /**
   * Migrates; returns the version the schema now has.
   *
   * @param owner a datasource whose user may change the schema
   * @throws IllegalStateException if the schema is newer than this application: what it does not
   *     know it might damage
   */
  public static String migrate(DataSource owner) {
    boolean h2 = isH2(owner);
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(owner)
            .locations("classpath:db/migration/common")
            .placeholders(placeholders(h2))
            .connectRetries(0)
            .load();
    refuseNewer(flyway);
    if (h2) {
      forgetFailures(flyway);
    }
    flyway.migrate();
    MigrationInfo current = flyway.info().current();
    return current == null ? "none" : current.getVersion().getVersion();
  }

  /**
   * H2 keeps what a migration had done when it failed, and Flyway would wait for somebody to look
   * at it. There every statement can run again: two nodes that start at once may get in each
   * other's way, since Flyway's lock on H2 holds nothing while its table is empty.
   */
  private static void forgetFailures(Flyway flyway) {
    if (Stream.of(flyway.info().all()).anyMatch(m -> m.getState().isFailed())) {
      flyway.repair();
    }
  }

  private static void refuseNewer(Flyway flyway) {
    for (MigrationInfo migration : flyway.info().applied()) {
      if (UNKNOWN.contains(migration.getState())) {
        throw new IllegalStateException(
            "The schema is at version "
                + migration.getVersion()
                + ", which this application does not know. Deploy the newer application here, the"
                + " one that the other node runs");
      }
    }
  }

  /**
   * Where the two databases differ: a repeatable statement, a computed column, exact comparison.
   */
  static Map<String, String> placeholders(boolean h2) {
    return h2
        ? Map.of(
            "if_missing", "if not exists",
            "computed", "datetime2(6) generated always as",
            "exact", "")
        : Map.of("if_missing", "", "computed", "as", "exact", "collate Latin1_General_BIN2");
  }

  /** The embedded default, as against SQL Server. */
  static boolean isH2(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return isH2(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  /** The same, of a connection in use. */
  public static boolean isH2(Handle h) {
    try {
      return isH2(h.getConnection());
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }

  private static boolean isH2(Connection connection) throws SQLException {
    return "H2".equals(connection.getMetaData().getDatabaseProductName());
  }
}
