package org.ecm.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What went wrong in the database, by SQL state and SQL Server error number: enough to know whether
 * trying again can help.
 */
public enum DatabaseTrouble {
  /** A unique key exists already: another was faster. */
  DUPLICATE,
  /** A lock was not given in time, or two transactions waited for each other. */
  BUSY,
  /** The database cannot be reached, or lost the connection. */
  AWAY,
  /** An error in the statement or its data. */
  OTHER;

  private static final Set<Integer> SQL_SERVER_DUPLICATES = Set.of(2601, 2627);
  private static final Set<Integer> SQL_SERVER_LOCKS = Set.of(1205, 1222);
  private static final int H2_LOCK_TIMEOUT = 50200;
  private static final Set<Integer> H2_CLOSED = Set.of(90067, 90098, 90121);

  /** Classifies the first database error among an exception's causes. */
  public static DatabaseTrouble of(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(SQLException.class::isInstance)
        .map(t -> classify((SQLException) t))
        .filter(trouble -> trouble != OTHER)
        .findFirst()
        .orElse(thrown instanceof CommitUnknownException ? AWAY : OTHER);
  }

  private static DatabaseTrouble classify(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.equals("23505") || SQL_SERVER_DUPLICATES.contains(e.getErrorCode())) {
      return DUPLICATE;
    }
    if (state.equals("40001")
        || state.equals("HYT00")
        || e.getErrorCode() == H2_LOCK_TIMEOUT
        || SQL_SERVER_LOCKS.contains(e.getErrorCode())) {
      return BUSY;
    }
    boolean away =
        state.startsWith("08")
            || H2_CLOSED.contains(e.getErrorCode())
            || e instanceof SQLTransientConnectionException
            || noPooledConnection(e);
    return away ? AWAY : OTHER;
  }

  /** The pool wraps a resource adapter's exception in an SQLException without a state. */
  private static boolean noPooledConnection(SQLException e) {
    return e.getCause() != null
        && e.getCause().getClass().getName().equals("jakarta.resource.ResourceException");
  }
}
