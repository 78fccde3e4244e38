package org.ecm.protocol.ledger;

/** The connection to the dialer that a batch has, and what became of the request. */
record Call(Line line, Bytes bytes, Answer answer) {

  enum Line {
    NONE,
    OPEN,
    CLOSED
  }

  /** Where the request is. */
  enum Bytes {
    NONE,
    /** The dialer has the head, the sender has not written the rest. */
    PART,
    /** Written, but not with the dialer yet. */
    BUFFERED,
    /** Whole, in the dialer's queue. */
    ARRIVED,
    /** Worked off. */
    STORED
  }

  enum Answer {
    NONE,
    ACCEPTED,
    REFUSED
  }

  static final Call NONE = new Call(Line.NONE, Bytes.NONE, Answer.NONE);
  static final Call OPENED = new Call(Line.OPEN, Bytes.NONE, Answer.NONE);

  boolean isOpen() {
    return line == Line.OPEN;
  }

  /** The dialer has all of the request. */
  boolean arrived() {
    return bytes == Bytes.ARRIVED || bytes == Bytes.STORED;
  }

  Call with(Bytes next) {
    return new Call(line, next, answer);
  }

  Call with(Answer next) {
    return new Call(line, bytes, next);
  }

  /** Closed by the dialer, or abortively by the sender: what had not arrived never will. */
  Call cut() {
    return new Call(Line.CLOSED, arrived() ? bytes : Bytes.NONE, answer);
  }

  /** Closed politely by the sender: the kernel still delivers what was buffered. */
  Call hungUp() {
    return new Call(Line.CLOSED, bytes == Bytes.PART ? Bytes.NONE : bytes, answer);
  }

  long code() {
    return line.ordinal() | bytes.ordinal() << 2 | answer.ordinal() << 5;
  }
}
