package org.ecm.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the database to this version's schema. Safe when two nodes start at once and when it was
 * killed half-way: Flyway takes a lock, SQL Server's migrations are transactions, and on H2 every
 * statement can run again.
 */
public final class Schema {
  private Schema() {}

  /**
   * Migrates; returns the version the schema now has.
   *
   * @param owner a datasource whose user may change the schema
   */
  public static String migrate(DataSource owner) {
    boolean repeatable = repeatable(owner);
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(owner)
            .locations("classpath:db/migration/common")
            .placeholders(Map.of("if_missing", repeatable ? "if not exists" : ""))
            .connectRetries(0)
            .load();
    flyway.migrate();
    MigrationInfo current = flyway.info().current();
    return current == null ? "none" : current.getVersion().getVersion();
  }

  private static boolean repeatable(DataSource owner) {
    try (Connection connection = owner.getConnection()) {
      return "H2".equals(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException e) {
      throw new IllegalStateException("The database does not answer", e);
    }
  }
}
