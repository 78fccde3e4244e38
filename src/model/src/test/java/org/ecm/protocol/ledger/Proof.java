package org.ecm.protocol.ledger;

import java.util.Set;
import org.ecm.protocol.Rule;

/** When a read that finds nothing proves that the dialer never had an attempt (rule 2.6). */
final class Proof {

  private final Set<Rule> rules;

  Proof(Set<Rule> rules) {
    this.rules = rules;
  }

  /** The read may begin: nothing can reach the dialer any more, and the source lags no longer. */
  boolean mayBegin(State s, int attempt) {
    int b = s.attempts()[attempt].batch();
    return (!rules.contains(Rule.ABSENT_NEEDS_A_SILENT_SENDER) || silent(s, b))
        && (!rules.contains(Rule.ABSENT_NEEDS_THE_PROCESSING_TIME)
            || s.calls()[b].bytes() != Call.Bytes.ARRIVED)
        && (!rules.contains(Rule.SOURCE_SHOWS_SOMETHING_LATER)
            || s.entries()[attempt].stored() == 0
            || s.entries()[attempt].shown());
  }

  private boolean silent(State s, int b) {
    Batch batch = s.batches()[b];
    Node sender = s.nodes()[batch.node()];
    boolean dead = !sender.up() || sender.incarnation() > batch.incarnation();
    return batch.callOver() || dead || fenceHasRunOut(s.calls()[b]);
  }

  /**
   * The idle time has passed for the connection that was open at the mark: the dialer has closed
   * it, or has all that will come.
   */
  private boolean fenceHasRunOut(Call call) {
    boolean half = call.bytes() == Call.Bytes.PART;
    return !call.isOpen()
        || call.arrived()
        || half && !rules.contains(Rule.FENCE_COUNTS_FROM_THE_LAST_BYTE);
  }
}
