package org.ecm.drills;

import java.time.Duration;
import java.util.function.Supplier;
import org.ecm.drills.check.Reach;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.report.Bar;

/**
 * A fault under load.
 *
 * @param name as given on the command line
 * @param title what happens, for the report
 * @param bar how long services may be away
 * @param hold from the fault until it is put right
 * @param settling how long after that components may still move although both nodes are ready; if
 *     both nodes were away, after they are ready
 * @param fault a new one for each run
 */
record Drill(
    String name, String title, Bar bar, Duration hold, Duration settling, Supplier<Fault> fault) {

  /**
   * Until what was put right is noticed: a hung loop's next round, the dialer's next answer (looked
   * at every 5 s), a clock that jumps, the second of two nodes that start (rule 1.6).
   */
  static final Duration NOTICED = Duration.ofSeconds(5);

  /** A single fault: where it is one node that returns, nothing moves from that moment on. */
  Drill(String name, String title, Bar bar, Duration hold, Supplier<Fault> fault) {
    this(name, title, bar, hold, bar.reach() == Reach.NODE ? Duration.ZERO : NOTICED, fault);
  }
}
