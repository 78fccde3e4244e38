package org.ecm.protocol.ledger;

/**
 * An attempt's row.
 *
 * @param confirmed the dialer was seen to have it
 * @param cutOut left out of the request by the SENDING mark
 */
record Attempt(int contact, int batch, State state, boolean confirmed, boolean cutOut) {

  enum State {
    OPEN,
    DONE,
    WITHDRAWN,
    ABSENT,
    REFUSED,
    LOST
  }

  static Attempt open(int contact, int batch) {
    return new Attempt(contact, batch, State.OPEN, false, false);
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Closed as one that the dialer never had. */
  boolean neverReached() {
    return state == State.WITHDRAWN || state == State.ABSENT || state == State.REFUSED;
  }

  Attempt to(State next) {
    return new Attempt(contact, batch, next, confirmed, cutOut);
  }

  Attempt seen() {
    return new Attempt(contact, batch, state, true, cutOut);
  }

  Attempt leftOut() {
    return new Attempt(contact, batch, state, confirmed, true);
  }

  long code(int batchNumber) {
    return state.ordinal()
        | (confirmed ? 8 : 0)
        | (cutOut ? 16 : 0)
        | (long) contact << 5
        | (batchNumber + 1L) << 20;
  }
}
