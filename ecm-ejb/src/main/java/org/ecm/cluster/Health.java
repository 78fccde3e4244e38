package org.ecm.cluster;

/** How fit a node is for a component, the best first (rule 1.8). */
public enum Health {
  /** Its loop turns, and the dialer answers. */
  FIT,
  /** This node's time of day is not the database's. */
  WRONG_CLOCK,
  /** Its loop turns, but the dialer cannot be reached from here. */
  NO_DIALER,
  /** Its rounds have been failing for long. */
  FAILING,
  /** A round does not end, or the loop's thread has. */
  HUNG,
  /** Not to be considered: suspended, stopped by an operator, or not allowed to work at all. */
  AWAY;

  /** Whether a component is better off there. */
  public boolean isBetterThan(Health other) {
    return compareTo(other) < 0;
  }

  /**
   * Whether what is wrong may be so for all nodes, which each finds out in its own time: a dialer
   * that is down, a database whose clock is wrong.
   */
  boolean mayConcernAll() {
    return this == WRONG_CLOCK || this == NO_DIALER;
  }
}
