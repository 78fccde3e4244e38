package org.ecm.drills.report;

import java.time.Duration;
import org.ecm.drills.check.Reach;

/**
 * How long a service may be away after an event. Each time may be null: nothing was agreed.
 *
 * @param reach what such an event takes away
 * @param address the virtual IP
 * @param components each of the two
 * @param callbacks the patience of a caller's script
 * @param afterMending until work goes on, once what was broken is there again: contacts flow, both
 *     components are alive, callbacks that wait are acknowledged
 */
public record Bar(
    Reach reach, Duration address, Duration components, Duration callbacks, Duration afterMending) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration FIRST_TRY = Duration.ofMillis(1500);

  /** What a client may see where nothing is wrong with the address: one announcement of it. */
  private static final Duration UNNOTICEABLE = Duration.ofMillis(500);

  /** A clean stop, a redeploy. */
  public static final Bar PLANNED = of(500, 500);

  /** WildFly killed. */
  public static final Bar KILLED = of(1000, 2000);

  /** The host gone or cut off; WildFly frozen. */
  public static final Bar GONE = of(1500, 4000);

  /** The nodes do not see each other: the holder goes on. */
  public static final Bar SPLIT = of(500, 0);

  /** The nodes are well and see each other, what is beside them is not: the holder goes on. */
  public static final Bar BESIDE =
      new Bar(Reach.SERVICE, UNNOTICEABLE, Duration.ZERO, PATIENCE, null);

  /** A holder that cannot trust its clock gives its mandate up, and takes it anew. */
  public static final Bar RETAKEN =
      new Bar(Reach.SERVICE, UNNOTICEABLE, Duration.ofMillis(500), PATIENCE, null);

  /** The database was away: the address stays, and work goes on soon after. */
  public static final Bar DATABASE =
      new Bar(Reach.SERVICE, UNNOTICEABLE, null, null, Duration.ofSeconds(5));

  /** It moves to another host at once: a caller's script does not wait longer for that. */
  public static final Bar DATABASE_MOVES =
      new Bar(Reach.SERVICE, UNNOTICEABLE, null, PATIENCE, Duration.ofSeconds(5));

  /** Both nodes are away at once. */
  public static final Bar OUTAGE = ofPair(Reach.BOTH_NODES);

  /**
   * A component or the dialer fails: nothing is away for clients. When it works again was not
   * agreed.
   */
  public static final Bar NONE = new Bar(Reach.WORK, UNNOTICEABLE, null, FIRST_TRY, null);

  /** An operator's move: no client notices. */
  public static final Bar MOVED =
      new Bar(Reach.WORK, UNNOTICEABLE, Duration.ofMillis(500), FIRST_TRY, null);

  private static Bar of(long address, long components) {
    return new Bar(
        Reach.NODE, Duration.ofMillis(address), Duration.ofMillis(components), PATIENCE, null);
  }

  /** Two faults at a time: no times were agreed, unless no client may notice either. */
  public static Bar ofPair(Reach reach) {
    return reach == Reach.WORK ? NONE : new Bar(reach, null, null, null, null);
  }
}
