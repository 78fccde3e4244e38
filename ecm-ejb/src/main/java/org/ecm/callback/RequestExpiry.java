package org.ecm.callback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ecm.cluster.PeriodicService;
import org.ecm.database.Database;
import org.ecm.database.DatabaseTime;
import org.jboss.logging.Logger;

/**
 * Forgets callback requests, with their idempotency keys, when they are old. Each node does it, in
 * short transactions; two at once do no harm.
 */
@ApplicationScoped
public class RequestExpiry extends PeriodicService {

  private static final Logger LOG = Logger.getLogger(RequestExpiry.class);
  private static final int AT_ONCE = 1000;
  private static final int LEAST_DAYS = 7;
  private static final Duration EVERY = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;
  private final Duration keep;

  /**
   * @param days how long a key is remembered; at least a week, so that no retry comes later
   */
  @Inject
  public RequestExpiry(
      Database database,
      Clock clock,
      @ConfigProperty(name = "ecm.callbacks.keep-days", defaultValue = "30") int days) {
    super(EVERY);
    this.database = database;
    this.clock = clock;
    this.keep = Duration.ofDays(Math.max(LEAST_DAYS, days));
  }

  /** For the container's proxy only. */
  protected RequestExpiry() {
    this(null, null, LEAST_DAYS);
  }

  @Override
  public String name() {
    return "callback-expiry";
  }

  @Override
  protected void turn() {
    try {
      // A clock that is fast would forget keys whose requests may still come again.
      Instant now = database.inTransaction(h -> DatabaseTime.orEarlier(h, clock.instant()));
      int forgotten = 0;
      int last;
      do {
        last = forget(now.minus(keep));
        forgotten += last;
      } while (last == AT_ONCE && !isStopped());
      if (forgotten > 0) {
        LOG.infof("%d callback requests older than %d days forgotten", forgotten, keep.toDays());
      }
    } catch (RuntimeException e) {
      LOG.warnf("Old callback requests could not be deleted, will be tried again: %s", e);
    }
  }

  /** Deletes some that are older; returns how many. */
  int forget(Instant before) {
    return database.inTransaction(
        h ->
            h.createUpdate(
                    "delete from callback_request where id in (select id from callback_request"
                        + " where created_at < :before order by created_at"
                        + " offset 0 rows fetch next :limit rows only)")
                .bind("before", before)
                .bind("limit", AT_ONCE)
                .execute());
  }
}
