package org.ecm.database;

import java.util.function.Supplier;

/** Work that may lose a race for a unique key, and finds the winner's row when it runs again. */
public final class LostRace {
  private LostRace() {}

  private static final int TRIES = 3;

  /**
   * Runs a whole transaction, again if it failed as a duplicate.
   *
   * @param transaction must not be part of a transaction of the caller
   */
  public static <R> R rerun(Supplier<R> transaction) {
    for (int i = 1; ; i++) {
      try {
        return transaction.get();
      } catch (RuntimeException e) {
        if (i == TRIES || DatabaseTrouble.of(e) != DatabaseTrouble.DUPLICATE) {
          throw e;
        }
      }
    }
  }
}
