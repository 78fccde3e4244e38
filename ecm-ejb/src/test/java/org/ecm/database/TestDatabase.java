package org.ecm.database;

import com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A fresh database with ECM's schema: H2 in SQL Server mode, gone with the process, or, if {@code
 * ecm.db.url} names one, a SQL Server database that is emptied first.
 */
public final class TestDatabase {
  private TestDatabase() {}

  private static final String URL = System.getProperty("ecm.db.url", "");
  private static JdbcConnectionPool open;

  /** Whether the tests run on SQL Server. */
  public static boolean isSqlServer() {
    return !URL.isEmpty();
  }

  /** An empty database without a schema. */
  public static DataSource empty() {
    return isSqlServer() ? emptied() : h2();
  }

  /** A database with the schema. */
  public static DataSource migrated() {
    DataSource source = empty();
    Schema.migrate(source);
    return source;
  }

  private static DataSource h2() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=MSSQLServer;TIME ZONE=UTC;DB_CLOSE_DELAY=-1"
            + ";LOCK_TIMEOUT=2000",
        "sa",
        "sa");
  }

  private static synchronized DataSource emptied() {
    if (open != null) {
      open.dispose();
    }
    SQLServerConnectionPoolDataSource server = new SQLServerConnectionPoolDataSource();
    server.setURL(URL);
    server.setUser(System.getProperty("ecm.db.user"));
    server.setPassword(System.getProperty("ecm.db.password"));
    open = JdbcConnectionPool.create(server);
    Flyway.configure()
        .dataSource(open)
        .cleanDisabled(false)
        .placeholders(Schema.placeholders(false))
        .load()
        .clean();
    return open;
  }
}
