package org.ecm.protocol.ledger;

/**
 * A batch's row.
 *
 * @param epoch the mandate's epoch under which it was claimed
 * @param node who sends it
 * @param incarnation which life of that node
 * @param callOver the sender has recorded that its call has ended
 */
record Batch(State state, int epoch, int node, int incarnation, boolean callOver) {

  enum State {
    INTENT,
    SENDING,
    ACCEPTED,
    REFUSED,
    IN_DOUBT,
    SETTLED
  }

  Batch to(State next) {
    return new Batch(next, epoch, node, incarnation, callOver);
  }

  Batch over() {
    return new Batch(state, epoch, node, incarnation, true);
  }

  /** All that matters of it, given its epoch's rank, its node's and whether the node died since. */
  long code(int rank, int who, boolean dead) {
    return state.ordinal() | (callOver ? 8 : 0) | (dead ? 16 : 0) | who << 5 | rank << 8;
  }
}
