package org.ecm.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** A database that notes each statement as it stands in the source, with named parameters. */
public final class StatementLog implements Database {

  private final Database database;
  private final List<String> statements = new ArrayList<>();

  public StatementLog(Database database) {
    this.database = database;
  }

  @Override
  public <R> R inTransaction(Work<R> work) {
    return database.inTransaction(h -> work.run(noting(h)));
  }

  private Handle noting(Handle h) {
    h.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            statements.add(context.getRawSql());
          }
        });
    return h;
  }

  /** What was run, in order. */
  public List<String> statements() {
    return statements;
  }
}
