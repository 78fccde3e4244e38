package org.ecm.protocol.mandate;

import org.ecm.protocol.Fingerprints;

/**
 * The row and the two nodes.
 *
 * @param holder the node that the row names
 * @param beatAge since the row last changed, by a clock that everybody shares and that may jump
 */
record MandateState(int epoch, int holder, boolean released, int beatAge, Seat first, Seat second) {

  static final MandateState INITIAL =
      new MandateState(1, 0, false, 0, Seat.EMPTY.holds(1, 0), Seat.EMPTY);

  static String name(int node) {
    return node == 0 ? "A" : "B";
  }

  Seat seat(int node) {
    return node == 0 ? first : second;
  }

  MandateState with(int node, Seat seat) {
    return new MandateState(
        epoch, holder, released, beatAge, node == 0 ? seat : first, node == 0 ? second : seat);
  }

  /** A change of the row: nobody has seen it so. */
  MandateState row(int newEpoch, int newHolder, boolean nowReleased) {
    return new MandateState(
        newEpoch, newHolder, nowReleased, 0, first.rowChanged(), second.rowChanged());
  }

  MandateState beatAge(int age) {
    return new MandateState(epoch, holder, released, age, first, second);
  }

  /** The row names this very mandate of the node. */
  boolean isHeldBy(int node) {
    return seat(node).held() == epoch && holder == node && !released;
  }

  /** Equal for states that differ only in how high the epochs are and which node is which. */
  long fingerprint() {
    long epochs = seen(first) | seen(second) | 1L << epoch;
    long h = Fingerprints.mix(rank(epochs, epoch), beatAge);
    h = Fingerprints.mix(h, released ? 1 : 0);
    long one = code(epochs, 0);
    long other = code(epochs, 1);
    return Fingerprints.mix(Fingerprints.mix(h, Math.min(one, other)), Math.max(one, other));
  }

  private static long seen(Seat seat) {
    return 1L << seat.held()
        | 1L << seat.request().epoch()
        | 1L << seat.late().epoch()
        | 1L << seat.releasing();
  }

  private static long rank(long epochs, int epoch) {
    return epoch == 0 ? 0 : Long.bitCount(epochs & (1L << epoch) - 1);
  }

  private long code(long epochs, int node) {
    Seat seat = seat(node);
    Request request = seat.request();
    Request late = seat.late();
    long code =
        seat.mode().ordinal()
            | (seat.current() ? 4 : 0)
            | (request.same() ? 8 : 0)
            | request.kind().ordinal() << 4
            | request.stage().ordinal() << 6
            | seat.heldAge() << 8
            | seat.seenAge() << 12
            | request.age() << 16
            | rank(epochs, seat.held()) << 20
            | rank(epochs, request.epoch()) << 28
            | rank(epochs, seat.releasing()) << 36
            | (holder == node ? 1L : 0) << 44
            | rank(epochs, late.epoch()) << 45
            | (late.same() ? 1L : 0) << 53
            | (long) late.kind().ordinal() << 54;
    return Fingerprints.mix(code, seat.lag());
  }

  @Override
  public String toString() {
    return "row: epoch %d of %s%s; %s; %s"
        .formatted(epoch, name(holder), released ? " released" : "", show(0), show(1));
  }

  private String show(int node) {
    Seat seat = seat(node);
    String holds =
        seat.held() == 0 ? "" : " told it holds " + seat.held() + " age " + seat.heldAge();
    String sees = seat.current() ? " has seen the row for " + seat.seenAge() : "";
    String sent =
        seat.request().isNone() ? "" : " " + seat.request().kind() + " " + seat.request().stage();
    String late = seat.late().isNone() ? "" : " late " + seat.late().kind();
    return name(node) + (seat.runs() ? "" : " " + seat.mode()) + holds + sees + sent + late;
  }
}
