package org.ecm.protocol.ledger;

import java.util.Set;

/**
 * A transaction on its way through the database. It may be executed long after it was issued, and
 * committed long after it was executed; in between it holds the rows that it writes.
 *
 * @param epoch the mandate under which it was decided
 * @param subject a batch, an attempt, a contact or, for a claim, a set of contacts
 * @param detail the result that was read, the contacts that were seen to be withdrawn, or which
 *     life of the node claims; a result's contact that was seen to be withdrawn adds {@link
 *     #SEEN_WITHDRAWN}
 * @param awaited its sender waits for the answer
 * @param held executed, not committed
 */
record Statement(
    Kind kind, int node, int epoch, int subject, int detail, boolean awaited, boolean held) {

  enum Kind {
    CLAIM,
    MARK_SENDING,
    CALL_OVER,
    ACCEPTED,
    REFUSED,
    RETURN,
    IN_DOUBT,
    UNCONFIRMED,
    VANISHED,
    THERE,
    ABSENT,
    LOST,
    RESULT,
    WITHDRAW,
    SETTLED_BY_HAND;

    private static final Set<Kind> BY_FEEDER =
        Set.of(CLAIM, MARK_SENDING, CALL_OVER, ACCEPTED, REFUSED);
    private static final Set<Kind> ON_BATCHES =
        Set.of(MARK_SENDING, CALL_OVER, ACCEPTED, REFUSED, RETURN, IN_DOUBT);

    boolean byFeeder() {
      return BY_FEEDER.contains(this);
    }

    /** Written under the mandate; the others may be written by anybody at any time. */
    boolean underMandate() {
      return this != CALL_OVER && this != WITHDRAW && this != SETTLED_BY_HAND;
    }

    boolean onBatch() {
      return ON_BATCHES.contains(this);
    }

    boolean onAttempt() {
      return !onBatch() && this != CLAIM && this != WITHDRAW;
    }
  }

  static final int NOT_FINAL = 0;
  static final int SEEN_WITHDRAWN = 4;

  static Statement awaited(Kind kind, int node, int epoch, int subject, int detail) {
    return new Statement(kind, node, epoch, subject, detail, true, false);
  }

  /** The result that was read. */
  int result() {
    return detail % SEEN_WITHDRAWN;
  }

  Statement hold(int newDetail) {
    return new Statement(kind, node, epoch, subject, newDetail, awaited, true);
  }

  Statement abandoned() {
    return new Statement(kind, node, epoch, subject, detail, false, held);
  }

  /** All that matters of it, given new numbers. */
  long code(int rank, int who, int on, int what) {
    return kind.ordinal()
        | (awaited ? 16 : 0)
        | (held ? 32 : 0)
        | who << 6
        | (long) rank << 8
        | (long) on << 20
        | (long) what << 40;
  }

  @Override
  public String toString() {
    String on = onWhat() + (kind == Kind.RESULT ? " " + Entry.Result.values()[result()] : "");
    return "%s(%s) of %s".formatted(kind, on, State.name(node));
  }

  private String onWhat() {
    if (kind == Kind.CLAIM) {
      return "contacts " + Integer.toBinaryString(subject);
    }
    return (kind.onBatch() ? "batch " : kind.onAttempt() ? "attempt " : "contact ") + subject;
  }
}
