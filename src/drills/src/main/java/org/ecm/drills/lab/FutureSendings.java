package org.ecm.drills.lab;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.ecm.demo.process.LedgerDatabase;
import org.jdbi.v3.core.Handle;

/**
 * Batches that a node whose clock was an hour fast has marked as sent: they would seem to have been
 * sent after all that is put on the do-not-call list until that hour is over, in the drills that
 * follow, too.
 */
public final class FutureSendings {
  private FutureSendings() {}

  /**
   * Dates them back by that hour. To be called when all clocks are right again.
   *
   * @return how many
   */
  public static int dateBack(LedgerDatabase database) {
    return database.jdbi().withHandle(h -> dateBack(h, Instant.now()));
  }

  static int dateBack(Handle h, Instant now) {
    return h.createUpdate(
            "update batch set sending_at = dateadd(hour, -1, sending_at) where sending_at > :now")
        .bind("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC))
        .execute();
  }
}
