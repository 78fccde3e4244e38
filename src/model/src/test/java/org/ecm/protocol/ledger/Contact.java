package org.ecm.protocol.ledger;

/**
 * A contact's row.
 *
 * @param current its latest attempt, -1 before the first
 * @param withdrawn withdrawal recorded while the contact was not waiting
 * @param results final results counted
 */
record Contact(State state, int current, boolean withdrawn, int results) {

  enum State {
    WAITING,
    CLAIMED,
    AT_DIALER,
    UNKNOWN,
    FINISHED
  }

  static final Contact NEW = new Contact(State.WAITING, -1, false, 0);

  /** In one of the states in which an attempt is open. */
  boolean busy() {
    return state == State.CLAIMED || state == State.AT_DIALER || state == State.UNKNOWN;
  }

  Contact to(State next) {
    return new Contact(next, current, withdrawn, results);
  }

  Contact claimedBy(int attempt) {
    return new Contact(State.CLAIMED, attempt, withdrawn, results);
  }

  /** Free again: waiting, unless it was withdrawn meanwhile. */
  Contact back() {
    return to(withdrawn ? State.FINISHED : State.WAITING);
  }

  Contact withdraw() {
    State next = state == State.WAITING ? State.FINISHED : state;
    return new Contact(next, current, true, results);
  }

  Contact counted() {
    return new Contact(state, current, withdrawn, results + 1);
  }

  long code() {
    return state.ordinal()
        | (current + 1L) << 3
        | (withdrawn ? 1L << 20 : 0)
        | (long) results << 21;
  }
}
