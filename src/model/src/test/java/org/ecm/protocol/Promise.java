package org.ecm.protocol;

/** The promises that a history can break. */
public enum Promise {
  /** Every contact is in exactly one state and in somebody's hands. */
  NOTHING_LOST("P1"),
  /** No contact has two ways to the dialer open, no attempt reaches the dialer twice. */
  NOTHING_DIALLED_TWICE("P2"),
  /** Nothing is decided under an old mandate. */
  ONE_ACTIVE("P3"),
  /** A result counts once and moves no contact backwards. */
  RESULTS_COUNT_ONCE("P4"),
  /** A withdrawal that was in time is obeyed. */
  NOBODY_CALLED_WHO_MUST_NOT_BE("P6"),
  /** Once the faults end, every contact finishes without a manual step. */
  HEALS_ITSELF("P8");

  private final String id;

  Promise(String id) {
    this.id = id;
  }

  @Override
  public String toString() {
    return id;
  }
}
