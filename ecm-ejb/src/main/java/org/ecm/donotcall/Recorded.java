package org.ecm.donotcall;

/**
 * What recording numbers did.
 *
 * @param added numbers that were not on the list
 * @param renewed numbers that were, and now have these terms
 * @param kept numbers that were, and for longer than these terms say: their entries stay as they
 *     were
 * @param otherPhone waiting contacts that go on with another of their phones
 * @param finished waiting contacts that had no other phone
 * @param cutOut claimed contacts that are taken out before they are sent
 * @param tooLate contacts that are at the dialer: it may still call them, once
 */
public record Recorded(
    int added, int renewed, int kept, int otherPhone, int finished, int cutOut, int tooLate) {

  static final Recorded NOTHING = new Recorded(0, 0, 0, 0, 0, 0, 0);

  /** The sum of both. */
  Recorded plus(Recorded other) {
    return new Recorded(
        added + other.added,
        renewed + other.renewed,
        kept + other.kept,
        otherPhone + other.otherPhone,
        finished + other.finished,
        cutOut + other.cutOut,
        tooLate + other.tooLate);
  }
}
