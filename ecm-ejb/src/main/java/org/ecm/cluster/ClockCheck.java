package org.ecm.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Compares this node's time of day with the database's, on every node. Whom to call when goes by
 * the time of the node that feeds: one that is an hour fast would call people before they may be.
 * Mandates compare no clocks (rule 1.1).
 */
@ApplicationScoped
public class ClockCheck extends PeriodicService {

  private static final Logger LOG = Logger.getLogger(ClockCheck.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final ClusterStore store;
  private final Duration limit;
  private final Clock clock;
  private volatile String trouble;

  @Inject
  public ClockCheck(ClusterStore store, HealthLimits limits, Clock clock) {
    super(EVERY);
    this.store = store;
    this.limit = limits == null ? null : limits.clock();
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected ClockCheck() {
    this(null, null, null);
  }

  @Override
  public String name() {
    return "clock-check";
  }

  /** A database that does not answer says nothing about clocks: what was found last stands. */
  @Override
  protected void turn() {
    try {
      Instant before = clock.instant();
      Instant there = store.time();
      found(ahead(before, there, clock.instant()));
    } catch (RuntimeException away) {
      LOG.debugf(away, "The database does not tell its time");
    }
  }

  /** How far this node is ahead of the database, at least; negative if it is behind. */
  private static Duration ahead(Instant before, Instant there, Instant after) {
    if (there.isBefore(before)) {
      return Duration.between(there, before);
    }
    return there.isAfter(after) ? Duration.between(there, after) : Duration.ZERO;
  }

  private void found(Duration ahead) {
    String now =
        ahead.abs().compareTo(limit) <= 0
            ? null
            : "This node's clock is %d s %s the database's; set both by NTP"
                .formatted(ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
    if (now != null && trouble == null) {
      LOG.warn(now);
    } else if (now == null && trouble != null) {
      LOG.info("This node's clock agrees with the database's again");
    }
    trouble = now;
  }

  /** What is wrong with this node's time of day, as it was found last; null if nothing is. */
  public String trouble() {
    return trouble;
  }
}
