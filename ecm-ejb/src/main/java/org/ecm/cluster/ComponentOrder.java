package org.ecm.cluster;

/**
 * What operators want of a component on one node.
 *
 * @param stoppedEverywhere no node is to run it
 * @param stoppedHere this node is not to run it
 * @param moveTo the node that is to take it over; null if none
 * @param moveEpoch the term of office that the move ends; it says nothing about later ones
 */
public record ComponentOrder(
    boolean stoppedEverywhere, boolean stoppedHere, String moveTo, long moveEpoch) {

  /** Nobody ordered anything. */
  public static final ComponentOrder NONE = new ComponentOrder(false, false, null, 0);

  /** Whether this term of office is to end in another node's favour. */
  boolean movesAway(Mandate held) {
    return moveTo != null && moveEpoch == held.epoch() && !moveTo.equals(held.holder());
  }
}
