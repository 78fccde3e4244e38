package org.ecm.protocol.mandate;

/**
 * One node's side of the mandate. Ages are ticks on the node's own clock.
 *
 * @param held the epoch it was told it holds, 0 for none
 * @param heldAge since it sent the last renewal that was acknowledged
 * @param current the row is as it saw it last
 * @param seenAge since it first saw the row so
 * @param releasing the epoch of its release that is on the way, 0 for none
 */
record Seat(
    Mode mode,
    int held,
    int heldAge,
    boolean current,
    int seenAge,
    Request request,
    int releasing) {

  enum Mode {
    RUNNING,
    FROZEN,
    SUSPENDED
  }

  static final Seat EMPTY = new Seat(Mode.RUNNING, 0, 0, false, 0, Request.NONE, 0);

  boolean runs() {
    return mode == Mode.RUNNING;
  }

  Seat in(Mode next) {
    return new Seat(next, held, heldAge, current, seenAge, request, releasing);
  }

  Seat holds(int epoch, int age) {
    return new Seat(mode, epoch, age, false, 0, Request.NONE, releasing);
  }

  /** Its time is up; what it sent may still be answered. */
  Seat expires() {
    return new Seat(mode, 0, 0, current, seenAge, request, releasing);
  }

  Seat loses() {
    return holds(0, 0);
  }

  Seat looks() {
    return new Seat(mode, held, heldAge, true, current ? seenAge : 0, request, releasing);
  }

  Seat sends(Request next) {
    return new Seat(mode, held, heldAge, current, seenAge, next, releasing);
  }

  Seat releases(int epoch) {
    return new Seat(mode, held, heldAge, current, seenAge, request, epoch);
  }

  /** The row is not any more as this node may have seen it. */
  Seat rowChanged() {
    return new Seat(mode, held, heldAge, false, 0, request.rowChanged(), releasing);
  }

  Seat tick(int most) {
    int age = held == 0 ? 0 : Math.min(heldAge + 1, most);
    int seen = current ? Math.min(seenAge + 1, most) : 0;
    return new Seat(mode, held, age, current, seen, request.tick(most), releasing);
  }
}
