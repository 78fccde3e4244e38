package org.ecm.feed;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecm.cluster.Mandate;
import org.ecm.database.DatabaseTime;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Ends waiting contacts whose time is over, a limited number at once, in the order of ids. */
final class Expiry {

  private static final int AT_ONCE = 1000;

  private Expiry() {}

  /**
   * Ends expired contacts. It cannot be taken back, so the database must say as well that their
   * time is over.
   *
   * @param own this node's time
   * @return how many ended; if that is the limit there may be more
   */
  static int run(Handle h, Mandate mandate, Instant own) {
    if (over(h, own).isEmpty()) {
      return 0;
    }
    Instant now = DatabaseTime.orEarlier(h, own);
    List<Long> over = over(h, now);
    if (over.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "update contact set state = 'FINISHED', reason = 'EXPIRED', updated_at = :now"
                // Asked again: a callback that took the expiry away may have committed meanwhile.
                + " where id = :id and state = 'WAITING' and expires_at <= :now and "
                + Mandate.FENCE);
    over.forEach(id -> batch.bind("now", now).bind("id", id).bindMap(mandate.bindings()).add());
    return Arrays.stream(batch.execute()).sum();
  }

  private static List<Long> over(Handle h, Instant now) {
    return h
        .createQuery(
            // Without the lower bound H2 reads all contacts that never expire: null is first.
            "select id from contact where expiring_at > :epoch and expiring_at <= :now"
                + " order by expiring_at offset 0 rows fetch next :limit rows only")
        .bind("epoch", Instant.EPOCH)
        .bind("now", now)
        .bind("limit", AT_ONCE)
        .mapTo(Long.class)
        .stream()
        .sorted()
        .toList();
  }
}
