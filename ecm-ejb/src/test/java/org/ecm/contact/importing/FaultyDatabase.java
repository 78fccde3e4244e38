package org.ecm.contact.importing;

import java.util.concurrent.atomic.AtomicInteger;
import org.ecm.database.CommitUnknownException;
import org.ecm.database.Database;

/** A database that breaks once, at a chosen transaction: as if the process or the line had died. */
final class FaultyDatabase implements Database {

  /** Where it breaks. */
  enum Fault {
    /** All statements were sent, the commit was not. */
    BEFORE_COMMIT,
    /** The commit happened and its answer was lost. */
    AFTER_COMMIT
  }

  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Database real;
  private final AtomicInteger countdown = new AtomicInteger(Integer.MAX_VALUE);
  private Fault fault;

  FaultyDatabase(Database real) {
    this.real = real;
  }

  /** Breaks at the n-th transaction from now, counted from 1. */
  void breakAt(int n, Fault where) {
    fault = where;
    countdown.set(n);
  }

  boolean hasBroken() {
    return countdown.get() <= 0;
  }

  @Override
  public <R> R inTransaction(Work<R> work) {
    boolean breaks = countdown.decrementAndGet() == 0;
    R answer =
        real.inTransaction(
            h -> {
              R result = work.run(h);
              if (breaks && fault == Fault.BEFORE_COMMIT) {
                throw new BrokenException();
              }
              return result;
            });
    if (breaks) {
      throw new CommitUnknownException(new BrokenException());
    }
    return answer;
  }
}
