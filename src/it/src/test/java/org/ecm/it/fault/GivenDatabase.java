package org.ecm.it.fault;

import org.ecm.demo.process.LedgerDatabase;
import org.flywaydb.core.Flyway;

/**
 * The database on which the tests shall run, such as a SQL Server's: {@code -Decm.db.url}, {@code
 * -Decm.db.user}, {@code -Decm.db.password}. It is emptied.
 */
final class GivenDatabase {
  private static final String URL = System.getProperty("ecm.db.url", "");

  private GivenDatabase() {}

  /** Null where none is given: the embedded one. */
  static LedgerDatabase emptied() {
    if (URL.isEmpty()) {
      return null;
    }
    LedgerDatabase database =
        new LedgerDatabase(
            URL, System.getProperty("ecm.db.user"), System.getProperty("ecm.db.password"));
    Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .cleanDisabled(false)
        .load()
        .clean();
    return database;
  }
}
