package org.ecm.database;

import org.jdbi.v3.core.Handle;

/**
 * Runs work on ECM's database in short transactions.
 *
 * <p>All methods throw {@link org.jdbi.v3.core.JdbiException} or {@link CommitUnknownException}
 * when the database refuses or is away; nothing is retried here, since only the caller knows
 * whether repeating is safe.
 */
public interface Database {

  /** Work inside one transaction. */
  interface Work<R> {
    R run(Handle handle);
  }

  /** Work without an answer. */
  interface Action {
    void run(Handle handle);
  }

  /**
   * Runs the work in a transaction: the caller's if one is active on this thread, else a new one.
   * Any exception rolls back.
   */
  <R> R inTransaction(Work<R> work);

  /** As {@link #inTransaction}, for work without an answer. */
  default void useTransaction(Action action) {
    inTransaction(
        handle -> {
          action.run(handle);
          return null;
        });
  }
}
