package org.ecm.database;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** A fresh H2 database in SQL Server mode with ECM's schema, gone with the process. */
public final class TestDatabase {
  private TestDatabase() {}

  /** An empty database without a schema. */
  public static DataSource empty() {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";MODE=MSSQLServer;TIME ZONE=UTC;DB_CLOSE_DELAY=-1"
            + ";LOCK_TIMEOUT=2000",
        "sa",
        "sa");
  }

  /** A database with the schema. */
  public static DataSource migrated() {
    DataSource source = empty();
    Schema.migrate(source);
    return source;
  }
}
