package org.ecm.protocol.ledger;

import static org.ecm.protocol.ledger.LedgerMove.ABANDON;
import static org.ecm.protocol.ledger.LedgerMove.CANNOT_CONNECT;
import static org.ecm.protocol.ledger.LedgerMove.CLAIM;
import static org.ecm.protocol.ledger.LedgerMove.CONNECT;
import static org.ecm.protocol.ledger.LedgerMove.MARK;
import static org.ecm.protocol.ledger.LedgerMove.NOTICE_CLOSED;
import static org.ecm.protocol.ledger.LedgerMove.RECEIVE;
import static org.ecm.protocol.ledger.LedgerMove.RECORD_CALL_OVER;
import static org.ecm.protocol.ledger.LedgerMove.TIME_OUT;
import static org.ecm.protocol.ledger.LedgerMove.WRITE;
import static org.ecm.protocol.ledger.LedgerMove.WRITE_AGAIN;
import static org.ecm.protocol.ledger.LedgerMove.WRITE_HEAD;
import static org.ecm.protocol.ledger.LedgerMove.WRITE_REST;
import static org.ecm.protocol.ledger.LedgerMove.WRITE_SLOWLY;
import static org.ecm.protocol.ledger.Node.Phase.CLAIMED;
import static org.ecm.protocol.ledger.Node.Phase.CONNECTED;
import static org.ecm.protocol.ledger.Node.Phase.DOUBTFUL;
import static org.ecm.protocol.ledger.Node.Phase.HALF_SENT;
import static org.ecm.protocol.ledger.Node.Phase.MARKED;
import static org.ecm.protocol.ledger.Node.Phase.SENT;
import static org.ecm.protocol.ledger.Node.Phase.TAKEN;
import static org.ecm.protocol.ledger.Node.Phase.TURNED_DOWN;
import static org.ecm.protocol.ledger.Node.Phase.UNSENT;

import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/** A node's feeder: claim, connect, mark, write once, record the end (rules 2.1 to 2.4). */
final class Feeder {

  private final Set<Rule> rules;
  private final int batchSize;

  Feeder(Set<Rule> rules, int batchSize) {
    this.rules = rules;
    this.batchSize = batchSize;
  }

  void steps(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    if (!node.runs() || s.awaits(n, true)) {
      return;
    }
    switch (node.phase()) {
      case IDLE -> claim(s, n, out);
      case CLAIMED, CONNECTED -> prepare(s, n, out);
      case MARKED, HALF_SENT -> send(s, n, out);
      case SENT -> await(s, n, out);
      case TAKEN, TURNED_DOWN, DOUBTFUL, UNSENT -> record(s, n, out);
    }
  }

  private void claim(State s, int n, Steps<State> out) {
    int epoch = s.nodes()[n].epoch();
    int wanted = 0;
    for (int c = 0; c < s.contacts().length; c++) {
      boolean due = s.contacts()[c].state() == Contact.State.WAITING;
      wanted |= due && Integer.bitCount(wanted) < batchSize ? 1 << c : 0;
    }
    int contacts = wanted;
    int life = s.nodes()[n].incarnation();
    if (epoch != 0 && contacts != 0) {
      out.add(
          CLAIM,
          n,
          contacts,
          () -> s.plus(Statement.awaited(Statement.Kind.CLAIM, n, epoch, contacts, life)));
    }
  }

  private void prepare(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    int b = node.batch();
    if (node.epoch() != s.batches()[b].epoch()) {
      out.add(ABANDON, n, b, () -> s.with(b, s.calls()[b].cut()).with(n, node.idle()));
      return;
    }
    boolean connected = node.phase() == CONNECTED;
    if (!connected && rules.contains(Rule.FRESH_CONNECTION_BEFORE_MARK)) {
      out.add(CONNECT, n, b, () -> s.with(b, Call.OPENED).with(n, node.in(CONNECTED)));
      out.add(CANNOT_CONNECT, n, b, () -> s.with(n, node.in(UNSENT)));
    } else if (!rules.contains(Rule.MARK_BEFORE_WRITE)) {
      State open = opened(s, b);
      out.add(WRITE, n, b, () -> write(open, n, SENT, Call.Bytes.ARRIVED));
    } else {
      out.add(MARK, n, b, () -> issue(s, n, Statement.Kind.MARK_SENDING));
    }
  }

  private void send(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    int b = node.batch();
    boolean begun = node.phase() == HALF_SENT;
    if (node.epoch() != s.batches()[b].epoch()) {
      out.add(ABANDON, n, b, () -> endCall(s, n, begun ? DOUBTFUL : UNSENT));
      return;
    }
    State connected = opened(s, b);
    out.add(begun ? WRITE_REST : WRITE, n, b, () -> write(connected, n, SENT, Call.Bytes.ARRIVED));
    if (!begun) {
      out.add(WRITE_SLOWLY, n, b, () -> write(connected, n, SENT, Call.Bytes.BUFFERED));
      out.add(WRITE_HEAD, n, b, () -> write(connected, n, HALF_SENT, Call.Bytes.PART));
    }
  }

  /** A sender that did not connect before connects now. */
  private static State opened(State s, int b) {
    return s.calls()[b].line() == Call.Line.NONE ? s.with(b, Call.OPENED) : s;
  }

  private static State write(State s, int n, Node.Phase then, Call.Bytes bytes) {
    Node node = s.nodes()[n];
    Call call = s.calls()[node.batch()];
    return call.isOpen()
        ? s.with(node.batch(), call.with(bytes)).with(n, node.in(then))
        : s.with(n, node.in(DOUBTFUL));
  }

  private void await(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    int b = node.batch();
    Call call = s.calls()[b];
    if (call.isOpen() && call.answer() != Call.Answer.NONE) {
      Node.Phase outcome = call.answer() == Call.Answer.ACCEPTED ? TAKEN : TURNED_DOWN;
      out.add(RECEIVE, n, b, () -> endCall(s, n, outcome));
      return;
    }
    if (call.isOpen()) {
      out.add(TIME_OUT, n, b, () -> endCall(s, n, DOUBTFUL));
    } else {
      out.add(NOTICE_CLOSED, n, b, () -> s.with(n, node.in(DOUBTFUL)));
    }
    if (!rules.contains(Rule.REQUEST_WRITTEN_ONCE) && call.bytes() == Call.Bytes.STORED) {
      out.add(WRITE_AGAIN, n, b, () -> s.with(b, Call.OPENED.with(Call.Bytes.ARRIVED)));
    }
  }

  private State endCall(State s, int n, Node.Phase outcome) {
    Node node = s.nodes()[n];
    return s.with(node.batch(), close(s.calls()[node.batch()])).with(n, node.in(outcome));
  }

  /** Closes a call from our side, as the process's death does too. */
  Call close(Call call) {
    if (!call.isOpen()) {
      return call;
    }
    return rules.contains(Rule.SOCKET_CLOSES_ABORTIVELY) ? call.cut() : call.hungUp();
  }

  private void record(State s, int n, Steps<State> out) {
    int b = s.nodes()[n].batch();
    out.add(RECORD_CALL_OVER, n, b, () -> issue(s, n, Statement.Kind.CALL_OVER));
  }

  private static State issue(State s, int n, Statement.Kind kind) {
    int b = s.nodes()[n].batch();
    return s.plus(Statement.awaited(kind, n, s.batches()[b].epoch(), b, s.withdrawn()));
  }

  /** The awaited statement has committed. */
  State committed(State s, Statement statement) {
    int n = statement.node();
    Node node = s.nodes()[n];
    int b = statement.subject();
    return switch (statement.kind()) {
      case CLAIM -> s.with(n, node.feeds(CLAIMED, s.batches().length - 1));
      case MARK_SENDING ->
          s.batches()[b].state() == Batch.State.SENDING
              ? s.with(n, node.in(MARKED))
              : s.with(b, s.calls()[b].cut()).with(n, node.idle());
      case CALL_OVER -> recorded(s, n);
      case ACCEPTED, REFUSED -> s.with(n, node.idle());
      default -> s;
    };
  }

  /** That the call is over is recorded; now the outcome, if it is known and still ours to mark. */
  private static State recorded(State s, int n) {
    Node node = s.nodes()[n];
    return switch (node.phase()) {
      case TAKEN -> issue(s, n, Statement.Kind.ACCEPTED);
      case TURNED_DOWN, UNSENT -> issue(s, n, Statement.Kind.REFUSED);
      default -> s.with(n, node.idle());
    };
  }

  /** The awaited statement changed nothing: somebody else has moved on. */
  State refused(State s, Statement statement) {
    Node node = s.nodes()[statement.node()];
    int b = node.batch();
    if (!statement.kind().byFeeder() || b < 0) {
      return s;
    }
    return s.with(b, close(s.calls()[b])).with(statement.node(), node.idle());
  }

  /**
   * Nobody knows whether the awaited statement commits. A claim is read back and not found, a mark
   * is not acted upon, the end of a call is recorded again, an outcome is left to the settling.
   */
  State unknown(State s, Statement statement) {
    int n = statement.node();
    return switch (statement.kind()) {
      case MARK_SENDING -> endCall(s, n, UNSENT);
      case ACCEPTED, REFUSED -> s.with(n, s.nodes()[n].idle());
      default -> s;
    };
  }
}
