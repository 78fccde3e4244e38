package org.ecm.cluster.election;

/**
 * When a node that is elected although another one holds the mandate steps out for a moment: the
 * server holds an election only when the candidates change. For one thread.
 */
final class StepOut {

  /** How many looks in a row must find it beside the mandate: moves need a moment. */
  private static final int PATIENCE = 4;

  /**
   * The same while the members do not agree on who is elected: as soon as they are one cluster
   * again the server holds an election by itself, within some ten seconds, but may leave one of two
   * services out (WildFly 39, seen after a merge).
   */
  private static final int LONG_PATIENCE = 30;

  private int beside;
  private int disagreeing;

  /** Whether to step out now; to be asked once for each look. */
  boolean isDue(Election election, String self) {
    boolean due =
        disagreeing == 0
            ? beside(election.isBesideTheMandate(self)) == PATIENCE
            : disagreeing >= LONG_PATIENCE && election.isBesideTheHolder(self);
    if (due) {
      beside = 0;
      disagreeing = 0;
    }
    return due;
  }

  private int beside(boolean isBeside) {
    beside = isBeside ? beside + 1 : 0;
    return beside;
  }

  /** The members named one elected node, or none. */
  void agreed() {
    disagreeing = 0;
  }

  /** They named several, or did not answer. */
  void disagreed() {
    beside = 0;
    disagreeing++;
  }
}
