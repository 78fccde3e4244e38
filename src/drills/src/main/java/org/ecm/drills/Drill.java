package org.ecm.drills;

import java.time.Duration;
import java.util.function.Supplier;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.report.Bar;
import org.ecm.drills.report.Reach;

/**
 * A fault under load.
 *
 * @param name as given on the command line
 * @param title what happens, for the report
 * @param bar how long services may be away
 * @param hold from the fault until it is put right
 * @param fault a new one for each run
 */
record Drill(String name, String title, Bar bar, Duration hold, Supplier<Fault> fault) {

  /**
   * Whether a session must survive: not if both nodes, in whose memory it is, may be lost (P7
   * speaks of the loss of a node).
   */
  boolean keepsSessions() {
    return bar.reach() != Reach.BOTH_NODES;
  }

  /** Whether no form, upload or request may fail. */
  boolean isUntouched() {
    return bar.reach() == Reach.WORK;
  }
}
