package org.ecm.feed;

import java.time.Instant;
import org.ecm.cluster.Mandate;
import org.jdbi.v3.core.Handle;

/** Ends waiting contacts whose time is over, a limited number at once. */
final class Expiry {

  private static final int AT_ONCE = 1000;

  private Expiry() {}

  /**
   * Ends expired contacts.
   *
   * @return how many ended; if that is the limit there may be more
   */
  static int run(Handle h, Mandate mandate, Instant now) {
    return h.createUpdate(
            "update contact set state = 'FINISHED', reason = 'EXPIRED', updated_at = :now"
                // Asked again: a callback that took the expiry away may have committed meanwhile.
                + " where state = 'WAITING' and expires_at <= :now and id in (select id from contact where"
                // Without the lower bound H2 reads all contacts that never expire: null is first.
                + " expiring_at > :epoch and expiring_at <= :now order by expiring_at"
                + " offset 0 rows fetch next :limit rows only) and "
                + Mandate.FENCE)
        .bind("epoch", Instant.EPOCH)
        .bind("now", now)
        .bind("limit", AT_ONCE)
        .bindMap(mandate.bindings())
        .execute();
  }
}
