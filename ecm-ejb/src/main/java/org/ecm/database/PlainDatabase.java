package org.ecm.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A database without a container: tests, benchmarks and tools. */
public class PlainDatabase implements Database {

  private final Jdbi jdbi;
  private final ThreadLocal<Handle> current = new ThreadLocal<>();

  public PlainDatabase(DataSource dataSource) {
    jdbi = UtcTimes.install(Jdbi.create(dataSource));
  }

  /** Every transaction on the one connection: for tests that play a connection's fate. */
  public PlainDatabase(Connection connection) {
    jdbi = UtcTimes.install(Jdbi.create(connection));
  }

  @Override
  public <R> R inTransaction(Work<R> work) {
    Handle joined = current.get();
    if (joined != null) {
      return work.run(joined);
    }
    return jdbi.inTransaction(
        handle -> {
          current.set(handle);
          try {
            return work.run(handle);
          } finally {
            current.remove();
          }
        });
  }
}
