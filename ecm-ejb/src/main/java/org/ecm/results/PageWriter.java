package org.ecm.results;

import java.util.List;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateLostException;
import org.ecm.database.Database;
import org.ecm.dialer.DialerRecord;
import org.jboss.logging.Logger;

/**
 * Applies a page in one transaction; if that fails, in smaller ones, so that a record which another
 * connection holds locked is set aside and does not stop the others (rule 3.4).
 */
class PageWriter {

  private static final Logger LOG = Logger.getLogger(PageWriter.class);
  private static final int LEAST = 8;

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
   */
  record Written(int applied, boolean complete) {
    Written plus(Written other) {
      return new Written(applied + other.applied, complete && other.complete);
    }
  }

  Written write(String dialer, List<DialerRecord> records, Mandate mandate) {
    if (records.isEmpty()) {
      return new Written(0, true);
    }
    try {
      return new Written(
          mandate.decide(database, h -> applier.apply(h, dialer, records, mandate)), true);
    } catch (MandateLostException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.debugf(e, "A page of %d records could not be applied at once", records.size());
      if (records.size() <= LEAST) {
        return new Written(0, false);
      }
      int half = records.size() / 2;
      return write(dialer, records.subList(0, half), mandate)
          .plus(write(dialer, records.subList(half, records.size()), mandate));
    }
  }
}
