package org.ecm.protocol.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * What an exploration is about. How far it goes is bounded by the number of faults.
 *
 * @param tries the strategy: how often a contact that does not answer is called
 * @param moves the steps that may be taken at all
 */
record Bounds(int contacts, int batchSize, int tries, Set<LedgerMove> moves) {

  Bounds without(LedgerMove... excluded) {
    EnumSet<LedgerMove> rest = EnumSet.copyOf(moves);
    for (LedgerMove move : excluded) {
      rest.remove(move);
    }
    return new Bounds(contacts, batchSize, tries, rest);
  }

  Bounds withoutFaults() {
    EnumSet<LedgerMove> rest = EnumSet.copyOf(moves);
    rest.removeIf(LedgerMove::isFault);
    return new Bounds(contacts, batchSize, tries, rest);
  }
}
