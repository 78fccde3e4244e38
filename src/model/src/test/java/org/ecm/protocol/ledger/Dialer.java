package org.ecm.protocol.ledger;

import static org.ecm.protocol.ledger.LedgerMove.ANSWER;
import static org.ecm.protocol.ledger.LedgerMove.ANSWER_EARLY;
import static org.ecm.protocol.ledger.LedgerMove.ASK_CALLBACK;
import static org.ecm.protocol.ledger.LedgerMove.CALLBACK_TO_PENDING;
import static org.ecm.protocol.ledger.LedgerMove.CLOSE_ABANDONED;
import static org.ecm.protocol.ledger.LedgerMove.CLOSE_IDLE;
import static org.ecm.protocol.ledger.LedgerMove.DELETE;
import static org.ecm.protocol.ledger.LedgerMove.DELIVER;
import static org.ecm.protocol.ledger.LedgerMove.DIAL_NO_ANSWER;
import static org.ecm.protocol.ledger.LedgerMove.DIAL_REACHED;
import static org.ecm.protocol.ledger.LedgerMove.DROP_ROWS;
import static org.ecm.protocol.ledger.LedgerMove.MIDNIGHT;
import static org.ecm.protocol.ledger.LedgerMove.REFUSE;
import static org.ecm.protocol.ledger.LedgerMove.SHOW;
import static org.ecm.protocol.ledger.LedgerMove.STORE;
import static org.ecm.protocol.ledger.LedgerMove.STORE_SILENTLY;
import static org.ecm.protocol.ledger.LedgerMove.STORE_UNSEEN;

import org.ecm.protocol.Steps;

/**
 * The dialer and the wire to it: takes whole requests, answers before or after it stores, closes
 * idle connections, dials what it stored, moves closed rows at midnight. Its tables may be read
 * from a copy that lags, and people may delete from them what was seen there.
 */
final class Dialer {

  void steps(State s, Steps<State> out) {
    for (int b = 0; b < s.calls().length; b++) {
      wire(s, b, out);
      if (s.calls()[b].bytes() == Call.Bytes.ARRIVED) {
        request(s, b, out);
      }
    }
    boolean closed = false;
    for (int a = 0; a < s.entries().length; a++) {
      entry(s, a, out);
      closed |= s.entries()[a].closed() && !s.entries()[a].history();
    }
    if (closed) {
      out.add(MIDNIGHT, 0, 0, () -> midnight(s));
    }
  }

  private static void wire(State s, int b, Steps<State> out) {
    Call call = s.calls()[b];
    if (call.bytes() == Call.Bytes.BUFFERED) {
      out.add(DELIVER, 0, b, () -> s.with(b, call.with(Call.Bytes.ARRIVED)));
    }
    if (call.isOpen() && !call.arrived()) {
      LedgerMove why = s.attended(b) ? CLOSE_IDLE : CLOSE_ABANDONED;
      out.add(why, 0, b, () -> s.with(b, call.cut()));
    }
    if (call.isOpen() && call.arrived() && call.answer() == Call.Answer.NONE) {
      LedgerMove when = call.bytes() == Call.Bytes.ARRIVED ? ANSWER_EARLY : ANSWER;
      out.add(when, 0, b, () -> s.with(b, call.with(Call.Answer.ACCEPTED)));
    }
  }

  private static void request(State s, int b, Steps<State> out) {
    Call stored = s.calls()[b].with(Call.Bytes.STORED);
    Call answered = stored.isOpen() ? stored.with(Call.Answer.ACCEPTED) : stored;
    out.add(STORE, 0, b, () -> store(s.with(b, answered), b, true));
    out.add(STORE_SILENTLY, 0, b, () -> store(s.with(b, stored), b, true));
    out.add(STORE_UNSEEN, 0, b, () -> store(s.with(b, answered), b, false));
    out.add(DROP_ROWS, 0, b, () -> s.with(b, answered));
    if (stored.isOpen() && stored.answer() == Call.Answer.NONE) {
      out.add(REFUSE, 0, b, () -> s.with(b, stored.with(Call.Answer.REFUSED)));
    }
  }

  private static State store(State s, int b, boolean shown) {
    State stored = s;
    for (int a = 0; a < s.attempts().length; a++) {
      if (s.attempts()[a].batch() == b && !s.attempts()[a].cutOut()) {
        stored = stored.with(a, s.entries()[a].store(shown));
      }
    }
    return stored;
  }

  private static void entry(State s, int a, Steps<State> out) {
    Entry entry = s.entries()[a];
    if (entry.stored() > 0 && !entry.shown()) {
      out.add(SHOW, 0, a, () -> s.with(a, entry.show()));
    }
    if (entry.live()) {
      out.add(DIAL_REACHED, 0, a, () -> s.with(a, entry.close(Entry.Result.REACHED)));
      out.add(DIAL_NO_ANSWER, 0, a, () -> s.with(a, entry.close(Entry.Result.NO_ANSWER)));
    }
    if (entry.status() != Entry.Status.NONE
        && s.attempts()[a].isOpen()
        && s.attempts()[a].confirmed()) {
      out.add(DELETE, 0, a, () -> s.with(a, entry.delete()));
    }
    if (entry.status() == Entry.Status.PENDING) {
      out.add(ASK_CALLBACK, 0, a, () -> s.with(a, entry.to(Entry.Status.CALLBACK)));
    } else if (entry.status() == Entry.Status.CALLBACK) {
      out.add(CALLBACK_TO_PENDING, 0, a, () -> s.with(a, entry.to(Entry.Status.PENDING)));
    }
  }

  private static State midnight(State s) {
    State moved = s;
    for (int a = 0; a < s.entries().length; a++) {
      if (s.entries()[a].closed()) {
        moved = moved.with(a, s.entries()[a].moveToHistory());
      }
    }
    return moved;
  }
}
