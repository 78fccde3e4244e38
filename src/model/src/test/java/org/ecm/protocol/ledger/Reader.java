package org.ecm.protocol.ledger;

import static org.ecm.protocol.ledger.LedgerMove.DOUBT;
import static org.ecm.protocol.ledger.LedgerMove.DOUBT_EARLY;
import static org.ecm.protocol.ledger.LedgerMove.DOUBT_UNCONFIRMED;
import static org.ecm.protocol.ledger.LedgerMove.DOUBT_VANISHED;
import static org.ecm.protocol.ledger.LedgerMove.GIVE_UP;
import static org.ecm.protocol.ledger.LedgerMove.GIVE_UP_VANISHED;
import static org.ecm.protocol.ledger.LedgerMove.LOOK_FURTHER;
import static org.ecm.protocol.ledger.LedgerMove.LOOK_UP;
import static org.ecm.protocol.ledger.LedgerMove.READ_AGAIN;
import static org.ecm.protocol.ledger.LedgerMove.READ_RESULT;
import static org.ecm.protocol.ledger.LedgerMove.RETURN;

import java.util.List;
import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/**
 * A node's scans under its mandate: abandoned batches, settling what is in doubt, results (rules
 * 2.6, 3.1 to 3.3). It decides on what it has read, which may be old by the time its statement is
 * executed.
 */
final class Reader {

  private final Set<Rule> rules;
  private final Proof proof;
  private final List<Query> plan;

  Reader(Set<Rule> rules) {
    this.rules = rules;
    this.proof = new Proof(rules);
    this.plan = Query.plan(rules);
  }

  void steps(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    if (!node.runs() || isIdle(s, n) || s.awaits(n, false)) {
      return;
    }
    for (int b = 0; b < s.batches().length; b++) {
      scan(s, n, b, out);
    }
    for (int a = 0; a < s.attempts().length; a++) {
      settle(s, n, a, out);
      result(s, n, a, out);
    }
  }

  /**
   * It has no mandate. What it would do under one that is over, the fence refuses, so that is not
   * tried where there is the fence.
   */
  private boolean isIdle(State s, int n) {
    int epoch = s.nodes()[n].epoch();
    return epoch == 0 || epoch != s.epoch() && rules.contains(Rule.FENCE_MARKS_BY_MANDATE);
  }

  private void scan(State s, int n, int b, Steps<State> out) {
    Batch batch = s.batches()[b];
    Node node = s.nodes()[n];
    boolean older = batch.epoch() < node.epoch();
    boolean orphan = batch.epoch() == node.epoch() && node.batch() != b;
    boolean ours = older || orphan && rules.contains(Rule.SCAN_COVERS_OWN_EPOCH);
    if (ours && batch.state() == Batch.State.INTENT) {
      issue(s, RETURN, n, Statement.Kind.RETURN, b, s.withdrawn(), out);
    } else if (ours && batch.state() == Batch.State.SENDING) {
      issue(s, DOUBT, n, Statement.Kind.IN_DOUBT, b, 0, out);
    }
  }

  private void settle(State s, int n, int a, Steps<State> out) {
    Node node = s.nodes()[n];
    if (node.reading() == a) {
      out.add(LOOK_FURTHER, n, a, () -> query(s, n, a, node.query()));
    }
    if (!s.isCurrent(a)) {
      return;
    }
    Contact.State contact = s.contactOf(a).state();
    boolean vanished = s.attempts()[a].confirmed() && s.entries()[a].gone();
    if (contact == Contact.State.AT_DIALER && vanished) {
      issue(s, DOUBT_VANISHED, n, Statement.Kind.VANISHED, a, 0, out);
    }
    if (contact == Contact.State.AT_DIALER && !s.attempts()[a].confirmed()) {
      LedgerMove why = s.entries()[a].shown() ? DOUBT_EARLY : DOUBT_UNCONFIRMED;
      issue(s, why, n, Statement.Kind.UNCONFIRMED, a, 0, out);
    }
    if (contact == Contact.State.UNKNOWN) {
      issue(s, vanished ? GIVE_UP_VANISHED : GIVE_UP, n, Statement.Kind.LOST, a, 0, out);
      boolean inVain = vanished && rules.contains(Rule.SEEN_IS_NEVER_ABSENT);
      if (node.reading() < 0 && proof.mayBegin(s, a) && !inVain) {
        out.add(LOOK_UP, n, a, () -> query(s, n, a, 0));
      }
    }
  }

  private State query(State s, int n, int a, int number) {
    Node node = s.nodes()[n];
    boolean found = plan.get(number).finds(s.entries()[a]);
    if (!found && number + 1 < plan.size()) {
      return s.with(n, node.reads(a, number + 1));
    }
    Statement.Kind verdict = found ? Statement.Kind.THERE : Statement.Kind.ABSENT;
    return s.with(n, node.reads(-1, 0))
        .plus(Statement.awaited(verdict, n, node.epoch(), a, s.withdrawn()));
  }

  private void result(State s, int n, int a, Steps<State> out) {
    Entry entry = s.entries()[a];
    boolean visible = !entry.history() || rules.contains(Rule.SWEEP_READS_THE_HISTORY);
    if (entry.status() == Entry.Status.NONE || !entry.shown() || !visible) {
      return;
    }
    int detail = entry.result().ordinal();
    if (entry.status() == Entry.Status.CALLBACK
        && !rules.contains(Rule.ONLY_FINAL_ENDS_AN_ATTEMPT)) {
      detail = Entry.Result.NO_ANSWER.ordinal();
    }
    Attempt attempt = s.attempts()[a];
    boolean isFinal = detail != Statement.NOT_FINAL;
    boolean open = attempt.isOpen() || attempt.state() == Attempt.State.ABSENT;
    if (open && (isFinal || !attempt.confirmed())) {
      issue(s, READ_RESULT, n, Statement.Kind.RESULT, a, detail + seenWithdrawn(s, a), out);
    } else if (isFinal && s.contactOf(a).busy()) {
      issue(s, READ_AGAIN, n, Statement.Kind.RESULT, a, detail + seenWithdrawn(s, a), out);
    }
  }

  /** Told only where it decides: it would make many states of one. */
  private int seenWithdrawn(State s, int a) {
    boolean decides = !rules.contains(Rule.WHAT_FOLLOWS_HEEDS_THE_ROW);
    return decides && s.contactOf(a).withdrawn() ? Statement.SEEN_WITHDRAWN : 0;
  }

  private static void issue(
      State s, LedgerMove move, int n, Statement.Kind kind, int on, int detail, Steps<State> out) {
    int epoch = s.nodes()[n].epoch();
    out.add(move, n, on, () -> s.plus(Statement.awaited(kind, n, epoch, on, detail)));
  }
}
