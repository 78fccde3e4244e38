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
   * Whether to leave a free mandate to another node for now.
   *
   * @param free the row, released or never held
   * @param since for how long this node has seen it so
   */
  boolean leavesToOther(MandateRow free, Duration since);

  /** Seek every mandate, at once. */
  Advice CONTEND =
      new Advice() {
        @Override
        public Stance stance(Mandate held) {
          return Stance.CANDIDATE;
        }

        @Override
        public boolean leavesToOther(MandateRow free, Duration since) {
          return false;
        }
      };
}
