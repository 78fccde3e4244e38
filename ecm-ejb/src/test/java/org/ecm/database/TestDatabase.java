package org.ecm.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.sqlserver.jdbc.SQLServerConnectionPoolDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * A fresh database with ECM's schema: H2 in SQL Server mode, gone with the class of tests (see
 * {@link ClosedDatabases}), or, if {@code ecm.db.url} names one, a SQL Server database that is
 * emptied first.
 */
public final class TestDatabase {
  private TestDatabase() {}

  private static final String URL = System.getProperty("ecm.db.url", "");
  private static final String USER = System.getProperty("ecm.db.user");
  private static final String PASSWORD = System.getProperty("ecm.db.password");

  /** A server may take a second or two to open the connection of one who then waits for a lock. */
  static final int LOCK_TIMEOUT_MILLIS = isSqlServer() ? 10_000 : 2000;

  private static final Queue<JdbcConnectionPool> IN_MEMORY = new ConcurrentLinkedQueue<>();
  private static JdbcConnectionPool open;

  /** Whether the SQL Server database has the schema, and only its rows must go. */
  private static boolean complete;

  /** Whether the tests run on SQL Server. */
  public static boolean isSqlServer() {
    return !URL.isEmpty();
  }

  /** Whether it is Babelfish, whose errors mostly have one number for all. */
  public static boolean isBabelfish() {
    return isSqlServer()
        && Jdbi.create(URL, USER, PASSWORD)
            .withHandle(h -> h.createQuery("select @@version").mapTo(String.class).one())
            .startsWith("Babelfish");
  }

  /** An empty database without a schema. */
  public static DataSource empty() {
    if (!isSqlServer()) {
      return h2();
    }
    DataSource server = sqlServer();
    complete = false;
    Flyway.configure()
        .dataSource(server)
        .cleanDisabled(false)
        .placeholders(Schema.placeholders(false))
        .load()
        .clean();
    return server;
  }

  /** A database with the schema. */
  public static DataSource migrated() {
    if (complete) {
      DataSource server = sqlServer();
      Jdbi.create(server).useHandle(TestDatabase::deleteRows);
      return server;
    }
    DataSource source = empty();
    Schema.migrate(source);
    complete = isSqlServer();
    return source;
  }

  private static DataSource h2() {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:"
                + UUID.randomUUID()
                + ";MODE=MSSQLServer;TIME ZONE=UTC;DB_CLOSE_DELAY=-1"
                + ";LOCK_TIMEOUT="
                + LOCK_TIMEOUT_MILLIS,
            "sa",
            "sa");
    IN_MEMORY.add(pool);
    return pool;
  }

  /** Frees the memory of all that are in memory: each ends with its last connection. */
  static void closeAll() {
    for (JdbcConnectionPool pool = IN_MEMORY.poll(); pool != null; pool = IN_MEMORY.poll()) {
      Jdbi.create(pool).useHandle(h -> h.execute("set db_close_delay 0"));
      pool.dispose();
    }
  }

  private static DataSource sqlServer() {
    if (open != null) {
      open.dispose();
    }
    SQLServerConnectionPoolDataSource server = new SQLServerConnectionPoolDataSource();
    server.setURL(URL);
    server.setUser(USER);
    server.setPassword(PASSWORD);
    server.setLockTimeout(LOCK_TIMEOUT_MILLIS);
    open = JdbcConnectionPool.create(server);
    return open;
  }

  /** Much faster than making the schema anew. */
  private static void deleteRows(Handle h) {
    List<String> full =
        new ArrayList<>(
            h.createQuery("select name from sys.tables where name <> 'flyway_schema_history'")
                .mapTo(String.class)
                .list());
    while (!full.isEmpty()) {
      assertThat(full.removeIf(table -> isDeleted(h, table))).as("rows of %s", full).isTrue();
    }
  }

  /** Refused while another table refers to its rows. */
  private static boolean isDeleted(Handle h, String table) {
    try {
      h.execute("delete from " + table);
      return true;
    } catch (JdbiException e) {
      return false;
    }
  }
}
