package org.ecm.protocol.mandate;

/**
 * One node's side of the mandate. Ages are ticks on the node's own clock.
 *
 * @param held the epoch it was told it holds, 0 for none
 * @param heldAge since it sent the last renewal that was acknowledged
 * @param current the row is as it saw it last
 * @param seenAge since it first saw the row so
 * @param late one statement that it does not wait for any more and that may still be committed
 * @param releasing the epoch of its release that is on the way, 0 for none
 * @param lag how many ticks the other clock has counted since this one fell behind it; 0 if it is
 *     not behind, or that was long ago
 */
record Seat(
    Mode mode,
    int held,
    int heldAge,
    boolean current,
    int seenAge,
    Request request,
    Request late,
    int releasing,
    int lag) {

  enum Mode {
    RUNNING,
    FROZEN,
    SUSPENDED
  }

  static final Seat EMPTY =
      new Seat(Mode.RUNNING, 0, 0, false, 0, Request.NONE, Request.NONE, 0, 0);

  boolean runs() {
    return mode == Mode.RUNNING;
  }

  Seat in(Mode next) {
    return new Seat(next, held, heldAge, current, seenAge, request, late, releasing, lag);
  }

  Seat holds(int epoch, int age) {
    return new Seat(mode, epoch, age, false, 0, Request.NONE, late, releasing, lag);
  }

  /** Its time is up; what it sent may still be answered. */
  Seat expires() {
    return new Seat(mode, 0, 0, current, seenAge, request, late, releasing, lag);
  }

  Seat loses() {
    return holds(0, 0);
  }

  Seat looks() {
    return new Seat(
        mode, held, heldAge, true, current ? seenAge : 0, request, late, releasing, lag);
  }

  Seat sends(Request next) {
    return new Seat(mode, held, heldAge, current, seenAge, next, late, releasing, lag);
  }

  Seat givesUp() {
    return sends(Request.NONE).leaves(request.unanswered());
  }

  Seat leaves(Request behind) {
    return new Seat(mode, held, heldAge, current, seenAge, request, behind, releasing, lag);
  }

  Seat lags(int ticks) {
    return new Seat(mode, held, heldAge, current, seenAge, request, late, releasing, ticks);
  }

  Seat releases(int epoch) {
    return new Seat(mode, held, heldAge, current, seenAge, request, late, epoch, lag);
  }

  /** The row is not any more as this node may have seen it. */
  Seat rowChanged() {
    return new Seat(
        mode, held, heldAge, false, 0, request.rowChanged(), late.rowChanged(), releasing, lag);
  }

  Seat tick(int most) {
    int age = held == 0 ? 0 : Math.min(heldAge + 1, most);
    int seen = current ? Math.min(seenAge + 1, most) : 0;
    return new Seat(mode, held, age, current, seen, request.tick(most), late, releasing, lag);
  }
}
