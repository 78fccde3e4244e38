package org.ecm.simulator.journal;

/**
 * What the dialer does with a callback that nobody could make in its window (UCCX: NEXT_DAY, RETRY
 * or CLOSE, per campaign).
 */
public enum MissedCallback {
  NEXT_DAY,
  RETRY,
  CLOSE
}
