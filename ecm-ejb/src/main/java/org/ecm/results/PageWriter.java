package org.ecm.results;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateLostException;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTrouble;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.LedgerMovedException;
import org.jboss.logging.Logger;

/**
 * Applies a page in one transaction; if that fails, in smaller ones, so that a record which another
 * connection holds locked, or which cannot be applied at all, is set aside and does not stop the
 * others (rule 3.4).
 */
class PageWriter {

  private static final Logger LOG = Logger.getLogger(PageWriter.class);
  private static final int LEAST = 8;
  private static final Set<DatabaseTrouble> PASSING =
      EnumSet.of(DatabaseTrouble.BUSY, DatabaseTrouble.DUPLICATE, DatabaseTrouble.AWAY);

  private final Database database;
  private final RecordApplier applier;

  PageWriter(Database database, RecordApplier applier) {
    this.database = database;
    this.applier = applier;
  }

  /**
   * What became of a page.
   *
   * @param complete false if some records were set aside: the position must not pass them
   * @param failure why one of them was, if it is not that others were faster: trying again may not
   *     help here, and whoever counts on it must be told; null if there is none
   */
  record Written(int applied, boolean complete, RuntimeException failure) {
    Written plus(Written other) {
      return new Written(
          applied + other.applied,
          complete && other.complete,
          failure == null ? other.failure : failure);
    }

    /** Fails if a record could not be applied for a reason of its own; after the others. */
    Written orFail() {
      if (failure != null) {
        throw failure;
      }
      return this;
    }
  }

  Written write(String dialer, List<DialerRecord> records, Mandate mandate) {
    if (records.isEmpty()) {
      return new Written(0, true, null);
    }
    try {
      return new Written(
          mandate.decide(database, h -> applier.apply(h, dialer, records, mandate)), true, null);
    } catch (MandateLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.debugf(e, "A page of %d records could not be applied at once", records.size());
      boolean passes = othersWereFaster(e);
      if (records.size() <= (passes ? LEAST : 1)) {
        return new Written(0, false, passes ? null : e);
      }
      int half = records.size() / 2;
      return write(dialer, records.subList(0, half), mandate)
          .plus(write(dialer, records.subList(half, records.size()), mandate));
    }
  }

  private static boolean othersWereFaster(RuntimeException e) {
    return e instanceof LedgerMovedException || PASSING.contains(DatabaseTrouble.of(e));
  }
}
