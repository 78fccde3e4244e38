package org.ecm.protocol.mandate;

/**
 * A node's statement on the row: sent, then committed or failed, then answered.
 *
 * @param epoch the mandate it renews, or the one it saw and would end
 * @param age on the sender's clock, since it was sent
 * @param same the row is still as the one that takes it saw it
 */
record Request(Kind kind, Stage stage, int epoch, int age, boolean same) {

  enum Kind {
    NONE,
    RENEWAL,
    TAKING
  }

  enum Stage {
    SENT,
    DONE,
    FAILED
  }

  static final Request NONE = new Request(Kind.NONE, Stage.SENT, 0, 0, false);

  static Request renewal(int epoch) {
    return new Request(Kind.RENEWAL, Stage.SENT, epoch, 0, true);
  }

  static Request taking(int seen) {
    return new Request(Kind.TAKING, Stage.SENT, seen, 0, true);
  }

  boolean isNone() {
    return kind == Kind.NONE;
  }

  boolean isRenewal() {
    return kind == Kind.RENEWAL;
  }

  boolean isOnTheWay() {
    return !isNone() && stage == Stage.SENT;
  }

  /** Committed when the row had this epoch, as the answer tells. */
  Request done(int rowsEpoch) {
    return new Request(kind, Stage.DONE, isRenewal() ? epoch : rowsEpoch, age, true);
  }

  /** Nobody waits for its answer any more, so its age says nothing. */
  Request unanswered() {
    return new Request(kind, stage, epoch, 0, same);
  }

  Request in(Stage next) {
    return new Request(kind, next, epoch, age, same);
  }

  Request tick(int most) {
    return isNone() ? this : new Request(kind, stage, epoch, Math.min(age + 1, most), same);
  }

  Request rowChanged() {
    return kind == Kind.TAKING ? new Request(kind, stage, epoch, age, false) : this;
  }
}
