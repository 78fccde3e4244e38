package org.ecm.demo.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.DialerLog.Entry;
import org.ecm.demo.history.Ledger.Attempt;
import org.ecm.demo.history.Ledger.Batch;
import org.ecm.demo.history.Ledger.Contact;
import org.ecm.demo.history.Ledger.DoNotCall;
import org.ecm.demo.history.Ledger.ImportJob;
import org.ecm.demo.history.Ledger.Result;

/**
 * A clean run, for tests to spoil: contact 1 was busy, then answered; contact 2's first batch was
 * proven absent, the second attempt answered after a redial of the dialer's own; contact 3 has
 * expired without a call.
 */
final class Run {
  static final Instant SENT = Instant.parse("2026-11-02T10:00:00Z");

  final List<ImportJob> imports = new ArrayList<>();
  final List<Contact> contacts = new ArrayList<>();
  final List<Batch> batches = new ArrayList<>();
  final List<Attempt> attempts = new ArrayList<>();
  final List<Result> results = new ArrayList<>();
  final List<DoNotCall> doNotCall = new ArrayList<>();
  final List<Entry> log = new ArrayList<>();
  Long rows = 6L;

  Run() {
    imports.add(new ImportJob(1, 7, "DONE", 6, 3, 1, 1, 1, 3, 1, 1, 1));
    contacts.add(new Contact(1, 7, "FINISHED", "ANSWERED", 12L));
    contacts.add(new Contact(2, 7, "FINISHED", "ANSWERED", 22L));
    contacts.add(new Contact(3, 7, "FINISHED", "EXPIRED", null));
    batches.add(new Batch(1, "ACCEPTED", SENT));
    batches.add(new Batch(2, "SETTLED", SENT));
    attempts.add(attempt(11, 1, 1, "A11", "+12125550101", "DONE", "BUSY"));
    attempts.add(attempt(12, 1, 1, "A12", "+12125550101", "DONE", "ANSWERED"));
    attempts.add(attempt(21, 2, 2, "A21", "+12125550102", "ABSENT", null));
    attempts.add(new Attempt(22, 2, 7, "1", 1, "A22", "+12125550102", "DONE", "ANSWERED", true));
    results.add(new Result(11L, "A11", "11", "APPLY"));
    results.add(new Result(12L, "A12", "1", "APPLY"));
    results.add(new Result(22L, "A22", "1", "APPLY"));
    doNotCall.add(new DoNotCall("+12125550101", 0, SENT.plusSeconds(5), null));
    doNotCall.add(new DoNotCall("+12125550102", 99, SENT.minusSeconds(5), null));
    accept("A11", "12125550101");
    dial("A11", "12125550101", false);
    end("A11", 11, true);
    accept("A22", "12125550102");
    accept("A12", "12125550101");
    dial("A22", "12125550102", false);
    dial("A12", "12125550101", false);
    dial("A22", "12125550102", true);
    end("A12", 1, true);
    end("A22", 1, true);
  }

  History history() {
    return new History(
        new Ledger(imports, contacts, batches, attempts, results, doNotCall),
        new DialerLog(log),
        rows);
  }

  static Attempt attempt(
      long id,
      long contact,
      long batch,
      String account,
      String number,
      String state,
      String disposition) {
    return new Attempt(id, contact, 7, "1", batch, account, number, state, disposition, false);
  }

  void accept(String account, String number) {
    log.add(new Accepted(log.size() + 1, account, "1", number));
  }

  void dial(String account, String number, boolean redial) {
    log.add(new Dialled(log.size() + 1, account, number, redial, SENT.plusSeconds(log.size())));
  }

  void end(String account, int result, boolean closed) {
    log.add(new Ended(log.size() + 1, account, result, closed));
  }

  void attempts(int index, UnaryOperator<Attempt> change) {
    attempts.set(index, change.apply(attempts.get(index)));
  }
}
