package org.ecm.protocol.ledger;

/** Who is well when the faults stop. */
enum Well {
  BOTH,
  ONLY_A,
  ONLY_B;

  private boolean standsStill(int node) {
    return this == ONLY_A && node == 1 || this == ONLY_B && node == 0;
  }

  /** The state in which the others stand still. */
  State in(State state) {
    State still = state;
    for (int n = 0; n < State.NODES; n++) {
      if (standsStill(n) && state.nodes()[n].up()) {
        still = still.with(n, state.nodes()[n].frozen(true));
      }
    }
    return still;
  }

  /** The step is no fault, and nobody comes back by it who is to stand still for ever. */
  boolean allows(LedgerMove move, int actor) {
    boolean comesBack = move == LedgerMove.THAW || move == LedgerMove.RESTART;
    return !move.isFault() && !(comesBack && standsStill(actor));
  }
}
