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
   */
  Stance stance(Mandate held);

  /**
   * Whether to leave a mandate that could be taken to another node for now.
   *
   * @param row released, never held, or renewed no more
   * @param since for how long this node could have taken it
   * @param atWork whether this node has seen somebody hold the mandate: then the cluster is at
   *     work, and nobody is waited for to spread the components
   */
  boolean leavesToOther(MandateRow row, Duration since, boolean atWork);

  /** Seek every mandate, at once. */
  Advice CONTEND =
      new Advice() {
        @Override
        public Stance stance(Mandate held) {
          return Stance.CANDIDATE;
        }

        @Override
        public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
          return false;
        }
      };
}
