package org.ecm.protocol.ledger;

/**
 * A node's process: what is lost when it dies.
 *
 * @param frozen it takes no step until it thaws
 * @param incarnation counts its lives; a new one is registered in the database when it starts
 * @param epoch the mandate it believes to hold, 0 for none
 * @param phase how far its feeder is with its batch
 * @param batch the feeder's batch, -1 for none
 * @param reading the attempt that its reader is looking up at the dialer, -1 for none
 * @param query the next query of that read
 */
record Node(
    boolean up,
    boolean frozen,
    int incarnation,
    int epoch,
    Phase phase,
    int batch,
    int reading,
    int query) {

  enum Phase {
    IDLE,
    CLAIMED,
    CONNECTED,
    MARKED,
    HALF_SENT,
    SENT,
    /** From here on the call has ended; that is to be recorded. */
    TAKEN,
    TURNED_DOWN,
    DOUBTFUL,
    UNSENT
  }

  static final Node STARTED = new Node(true, false, 1, 0, Phase.IDLE, -1, -1, 0);

  boolean runs() {
    return up && !frozen;
  }

  Node crash() {
    return new Node(false, false, incarnation, 0, Phase.IDLE, -1, -1, 0);
  }

  Node restart() {
    return new Node(true, false, incarnation + 1, 0, Phase.IDLE, -1, -1, 0);
  }

  Node frozen(boolean now) {
    return new Node(up, now, incarnation, epoch, phase, batch, reading, query);
  }

  Node believes(int held) {
    return new Node(up, frozen, incarnation, held, phase, batch, reading, query);
  }

  Node feeds(Phase next, int which) {
    return new Node(up, frozen, incarnation, epoch, next, which, reading, query);
  }

  Node in(Phase next) {
    return feeds(next, batch);
  }

  Node idle() {
    return feeds(Phase.IDLE, -1);
  }

  Node reads(int attempt, int next) {
    return new Node(up, frozen, incarnation, epoch, phase, batch, attempt, next);
  }

  /** All that matters of it, given new numbers. */
  long code(int rank, int batchNumber, int attemptNumber) {
    return (up ? 1 : 0)
        | (frozen ? 2 : 0)
        | phase.ordinal() << 2
        | query << 6
        | (long) rank << 10
        | (batchNumber + 1L) << 20
        | (attemptNumber + 1L) << 34;
  }
}
