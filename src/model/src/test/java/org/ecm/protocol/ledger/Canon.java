package org.ecm.protocol.ledger;

import java.util.Set;
import org.ecm.protocol.Fingerprints;
import org.ecm.protocol.Rule;

/**
 * Fingerprints that are equal for states which differ only in what no step and no promise looks at
 * any more: which of the two equal nodes is which, how high an epoch or incarnation is (their order
 * counts), batches whose attempts are all closed, attempts that never reached the dialer,
 * statements that the mandate will refuse.
 */
final class Canon {

  private final boolean fenced;

  Canon(Set<Rule> rules) {
    this.fenced = rules.contains(Rule.FENCE_MARKS_BY_MANDATE);
  }

  long fingerprint(State s) {
    return Math.min(new View(s, 0).fingerprint(), new View(s, 1).fingerprint());
  }

  /** One state, with the nodes counted from the one given. */
  private final class View {

    private final State s;
    private final int first;
    private final int[] batches;
    private final int[] attempts;
    private long epochs;
    private long hash;

    View(State s, int first) {
      this.s = s;
      this.first = first;
      this.batches = new int[s.batches().length];
      this.attempts = new int[s.attempts().length];
      number();
    }

    /** Gives what still counts new numbers, and everything else -1. */
    private void number() {
      int next = 0;
      for (int b = 0; b < batches.length; b++) {
        batches[b] = isPast(b) ? -1 : next++;
      }
      next = 0;
      for (int a = 0; a < attempts.length; a++) {
        attempts[a] = isForgotten(a) ? -1 : next++;
      }
      see(s.epoch());
      for (Node node : s.nodes()) {
        see(node.epoch());
      }
      for (int b = 0; b < batches.length; b++) {
        see(batches[b] < 0 ? 0 : s.batches()[b].epoch());
      }
      for (Statement statement : s.air()) {
        see(counts(statement) ? statement.epoch() : 0);
      }
    }

    private void see(int epoch) {
      epochs |= 1L << epoch;
    }

    private int rank(int epoch) {
      return Long.bitCount(epochs & (1L << epoch) - 1);
    }

    long fingerprint() {
      mix(rank(s.epoch()));
      for (Contact contact : s.contacts()) {
        int current = contact.current() < 0 ? -1 : attempts[contact.current()];
        mix(contact.claimedBy(current).to(contact.state()).code());
      }
      for (int a = 0; a < attempts.length; a++) {
        if (attempts[a] >= 0) {
          attempt(s.attempts()[a], s.entries()[a]);
        }
      }
      for (int b = 0; b < batches.length; b++) {
        if (batches[b] >= 0) {
          batch(s.batches()[b], s.calls()[b]);
        }
      }
      for (int n = 0; n < State.NODES; n++) {
        node(s.nodes()[n ^ first]);
      }
      long air = 0;
      for (Statement statement : s.air()) {
        air += counts(statement) ? Fingerprints.mix(1, code(statement)) : 0;
      }
      mix(air);
      return hash;
    }

    private void mix(long value) {
      hash = Fingerprints.mix(hash, value);
    }

    private void attempt(Attempt attempt, Entry entry) {
      boolean counted = attempt.state() == Attempt.State.DONE && entry.closed();
      mix(attempt.code(batches[attempt.batch()]) | (long) entry.code(counted) << 40);
    }

    private void batch(Batch batch, Call call) {
      boolean older = s.nodes()[batch.node()].incarnation() > batch.incarnation();
      mix(batch.code(rank(batch.epoch()), batch.node() ^ first, older) | call.code() << 40);
    }

    private void node(Node node) {
      int batch = node.batch() < 0 ? -1 : batches[node.batch()];
      int reading = node.reading() < 0 ? -1 : attempts[node.reading()];
      mix(node.code(rank(node.epoch()), batch, reading));
    }

    private long code(Statement statement) {
      int subject = statement.subject();
      if (statement.kind().onBatch()) {
        subject = batches[subject];
      } else if (statement.kind().onAttempt()) {
        subject = attempts[subject];
      }
      return statement.code(
          rank(statement.epoch()), statement.node() ^ first, subject, detail(statement));
    }

    private int detail(Statement statement) {
      if (statement.kind() != Statement.Kind.CLAIM) {
        return statement.detail();
      }
      return s.nodes()[statement.node()].incarnation() > statement.detail() ? 1 : 0;
    }

    /** Its mandate is still there, or it needs none, or it has seen it already. */
    private boolean counts(Statement statement) {
      return !fenced
          || statement.awaited()
          || statement.held()
          || !statement.kind().underMandate()
          || statement.epoch() == s.epoch();
    }

    private boolean isPast(int b) {
      Batch.State state = s.batches()[b].state();
      Call.Bytes bytes = s.calls()[b].bytes();
      if (state == Batch.State.INTENT
          || state == Batch.State.SENDING
          || bytes != Call.Bytes.NONE && bytes != Call.Bytes.STORED) {
        return false;
      }
      for (Node node : s.nodes()) {
        if (node.batch() == b) {
          return false;
        }
      }
      for (Attempt attempt : s.attempts()) {
        if (attempt.batch() == b && attempt.isOpen()) {
          return false;
        }
      }
      return !inTheAir(b, true);
    }

    private boolean isForgotten(int a) {
      Attempt attempt = s.attempts()[a];
      return attempt.neverReached()
          && batches[attempt.batch()] < 0
          && s.entries()[a].stored() == 0
          && s.nodes()[0].reading() != a
          && s.nodes()[1].reading() != a
          && !inTheAir(a, false);
    }

    private boolean inTheAir(int subject, boolean onBatch) {
      for (Statement statement : s.air()) {
        boolean same = onBatch ? statement.kind().onBatch() : statement.kind().onAttempt();
        if (same && statement.subject() == subject && counts(statement)) {
          return true;
        }
      }
      return false;
    }
  }
}
