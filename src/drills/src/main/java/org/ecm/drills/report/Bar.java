package org.ecm.drills.report;

import java.time.Duration;

/**
 * How long a service may be away after an event. Each may be null: nothing was agreed.
 *
 * @param address the virtual IP
 * @param components each of the two
 * @param callbacks the patience of a caller's script
 * @param afterHealing until contacts flow again, once what was broken is there again
 */
public record Bar(
    Duration address, Duration components, Duration callbacks, Duration afterHealing) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A clean stop, a redeploy, an operator's move. */
  public static final Bar PLANNED = of(500, 500);

  /** WildFly killed. */
  public static final Bar KILLED = of(1000, 2000);

  /** The host gone or cut off; WildFly frozen. */
  public static final Bar GONE = of(1500, 4000);

  /** The nodes do not see each other: the holder goes on. */
  public static final Bar SPLIT = of(1500, 0);

  /** The database was away. */
  public static final Bar DATABASE = new Bar(null, null, null, Duration.ofSeconds(5));

  /** Both nodes are away at once. */
  public static final Bar OUTAGE = new Bar(null, null, null, null);

  /** Callers must not notice; else no time was agreed. */
  public static final Bar NONE = new Bar(null, null, PATIENCE, null);

  private static Bar of(long address, long components) {
    return new Bar(Duration.ofMillis(address), Duration.ofMillis(components), PATIENCE, null);
  }
}
