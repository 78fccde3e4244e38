package org.ecm.protocol.ledger;

/**
 * The dialer's record of an attempt.
 *
 * @param history moved to the history table
 * @param shown visible in the source that is read (which may be a copy that lags)
 * @param stored how many requests brought it
 */
record Entry(Status status, Result result, boolean history, boolean shown, int stored) {

  enum Status {
    NONE,
    PENDING,
    CALLBACK,
    CLOSED
  }

  enum Result {
    NONE,
    NO_ANSWER,
    REACHED
  }

  static final Entry NONE = new Entry(Status.NONE, Result.NONE, false, false, 0);

  /** The dialer will still dial it. */
  boolean live() {
    return status == Status.PENDING || status == Status.CALLBACK;
  }

  boolean closed() {
    return status == Status.CLOSED;
  }

  /** Somebody has deleted it at the dialer. */
  boolean gone() {
    return status == Status.NONE && stored > 0;
  }

  Entry delete() {
    return new Entry(Status.NONE, Result.NONE, false, true, stored);
  }

  Entry store(boolean seen) {
    return new Entry(Status.PENDING, Result.NONE, false, seen, stored + 1);
  }

  Entry to(Status next) {
    return new Entry(next, result, history, shown, stored);
  }

  Entry close(Result outcome) {
    return new Entry(Status.CLOSED, outcome, history, shown, stored);
  }

  Entry show() {
    return new Entry(status, result, history, true, stored);
  }

  Entry moveToHistory() {
    return new Entry(status, result, true, shown, stored);
  }

  /** All that matters of it; once it is counted, not where it lies. */
  int code(boolean counted) {
    return status.ordinal()
        | result.ordinal() << 2
        | (history || counted ? 16 : 0)
        | (shown ? 32 : 0)
        | stored << 6;
  }
}
