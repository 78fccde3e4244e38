package org.ecm.feed;

import java.util.EnumSet;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.database.CommitUnknownException;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTrouble;

/**
 * Decides what follows from what the dialer has said, again if somebody else was faster: a contact
 * was changed between being read and being moved, or two transactions waited for each other. All of
 * it is rolled back then. To leave it so would make a doubt of what is known.
 */
final class KnownOutcome {
  private KnownOutcome() {}

  private static final int TRIES = 3;

  /** A duplicate is a lane that an import began at the same time. */
  private static final Set<DatabaseTrouble> OTHERS =
      EnumSet.of(DatabaseTrouble.BUSY, DatabaseTrouble.DUPLICATE);

  /**
   * Runs a decision in one transaction under the mandate; must not be part of one of the caller.
   *
   * @throws org.ecm.cluster.MandateLostException if the mandate is not in force at the end
   * @throws LedgerMovedException if others are faster each time
   */
  static void decide(Mandate mandate, Database database, Database.Work<?> work) {
    for (int i = 1; ; i++) {
      try {
        mandate.decide(database, work);
        return;
      } catch (RuntimeException e) {
        if (i == TRIES || !othersWereFaster(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean othersWereFaster(RuntimeException e) {
    return e instanceof LedgerMovedException
        || (!(e instanceof CommitUnknownException) && OTHERS.contains(DatabaseTrouble.of(e)));
  }
}
