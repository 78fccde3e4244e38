package org.ecm.cluster;

import java.time.Duration;

/**
 * What a node makes of everything but the mandate's row: health, orders, election. It only decides
 * who tries, never who may: that is the row's business (rule 1.6).
 */
public interface Advice {

  /**
   * Whether to keep or seek the mandate.
   *
   * @param held what this node holds; null if it does not
   * @param leftBy the incarnation that had left it idle when this node found it so, at what may be
   *     a start of all nodes; null if the cluster was at work, or this node does not hold it
   */
  Stance stance(Mandate held, String leftBy);

  /**
   * Whether to leave a mandate that could be taken to another node for now.
   *
   * @param row released, never held, or renewed no more
   * @param since for how long this node could have taken it
   * @param atWork whether the cluster is known to be at work, not to start: this node has seen
   *     another renew or take the mandate, or has given it up itself
   */
  boolean leavesToOther(MandateRow row, Duration since, boolean atWork);

  /** Seek every mandate, at once. */
  Advice CONTEND =
      new Advice() {
        @Override
        public Stance stance(Mandate held, String leftBy) {
          return Stance.CANDIDATE;
        }

        @Override
        public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
          return false;
        }
      };
}
