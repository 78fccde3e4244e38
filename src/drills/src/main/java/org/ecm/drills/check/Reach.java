package org.ecm.drills.check;

/** What a fault takes away, the worse the later; and so what must hold none the less. */
public enum Reach {
  /** A component or the dialer: portal, REST and imports go on untouched. */
  WORK,

  /** The database, the virtual IP or a clock: requests may fail, both nodes keep their memory. */
  SERVICE,

  /** A node, or its way to the others: what it kept in memory may be left on the other one only. */
  NODE,

  /** Both nodes at once: nobody may have left what was in their memory, sessions among it. */
  BOTH_NODES;

  /**
   * What is taken away while both are there. Two faults that each reach a node may reach both; that
   * they meet the same one is not known before they strike.
   */
  public Reach with(Reach other) {
    if (this == NODE && other == NODE) {
      return BOTH_NODES;
    }
    return compareTo(other) >= 0 ? this : other;
  }

  /** Whether the user's session must survive (P7 speaks of the loss of a node). */
  public boolean keepsSessions() {
    return this != BOTH_NODES;
  }

  /** Whether no form and no upload may fail. */
  public boolean leavesClientsAlone() {
    return this == WORK;
  }
}
