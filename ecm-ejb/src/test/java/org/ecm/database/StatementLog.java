package org.ecm.database;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** A database that notes each statement: as it stands in the source, and as the engine gets it. */
public final class StatementLog implements Database {

  private final Database database;
  private final List<String> statements = new ArrayList<>();
  private final Set<String> prepared = new LinkedHashSet<>();

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
            prepared.add(context.getParsedSql().getSql());
          }
        });
    return h;
  }

  /** What was run, in order, with named parameters. */
  public List<String> statements() {
    return statements;
  }

  /** The different ones that were run, each with a question mark for each parameter. */
  public Set<String> prepared() {
    return prepared;
  }
}
