package org.ecm.protocol.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ecm.demo.history.DialerLog;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Ledger;
import org.ecm.demo.history.Ledger.DoNotCall;
import org.ecm.demo.history.Reconciliation;
import org.ecm.drills.check.Evidence;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.check.Finding;
import org.ecm.drills.check.Promises;
import org.ecm.drills.load.MandateWatch.Sight;

/**
 * A walk as the checker of the drills sees a real run: the dialer's own log, the ledger when all is
 * over, the mandate's changes and what was decided. A step takes a second.
 */
final class HistoryOfWalk implements RandomWalk.Witness {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");
  private static final String MANDATE = "contact-feed";
  private static final String CAMPAIGN = "1";
  private static final Set<LedgerMove> LOSSES =
      EnumSet.of(
          LedgerMove.DELETE,
          LedgerMove.GIVE_UP,
          LedgerMove.GIVE_UP_VANISHED,
          LedgerMove.SETTLE_BY_HAND);
  private static final Set<LedgerMove> STATEMENTS =
      EnumSet.of(LedgerMove.EXECUTE, LedgerMove.EXECUTE_ONLY, LedgerMove.COMMIT);
  private static final int ANSWERED = 1;
  private static final int CALLBACK = 8;
  private static final int NO_ANSWER = 15;

  private final List<DialerLog.Entry> log = new ArrayList<>();
  private final Map<List<Integer>, Instant> executedAt = new HashMap<>();
  private final Map<Integer, Instant> sendingAt = new HashMap<>();
  private final Map<Integer, String> dispositions = new HashMap<>();
  private final List<Ledger.Result> results = new ArrayList<>();
  private final List<DoNotCall> withdrawals = new ArrayList<>();
  private final List<Sight> sights = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private boolean suffered;
  private State last;
  private int steps;

  @Override
  public void saw(State before, LedgerMove move, int actor, int subject, State after) {
    if (last == null) {
      mandate(before, 0);
    }
    steps++;
    last = after;
    suffered |= LOSSES.contains(move);
    if (after.epoch() > before.epoch()) {
      mandate(after, actor);
    }
    if (STATEMENTS.contains(move)) {
      Statement statement = before.air()[subject];
      Instant executed = move == LedgerMove.COMMIT ? executedAt.get(key(statement)) : now();
      executedAt.put(key(statement), executed);
      statement(before, statement, after, executed);
    }
    for (int a = 0; a < before.entries().length; a++) {
      dialer(a, before.entries()[a], after.entries()[a]);
    }
  }

  /**
   * What the checker of the drills finds broken. Nothing where somebody deleted at the dialer or
   * gave a result up: it calls that a loss, rightly.
   */
  List<Finding> breaches() {
    return suffered
        ? List.of()
        : new Promises().judge(evidence()).stream().filter(finding -> !finding.holds()).toList();
  }

  /** The clients of the drills have no part in a walk. */
  private Evidence evidence() {
    return new Evidence(
        Reconciliation.of(new History(ledger(), new DialerLog(log))),
        new Evidence.Client(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()),
        new Evidence.Stored(Map.of(), Map.of(), Map.of(), new HashSet<>()),
        sights,
        nanos(steps + 1),
        decisions,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private void mandate(State state, int node) {
    String incarnation = incarnation(node, state.nodes()[node].incarnation());
    sights.add(
        new Sight(
            MANDATE,
            State.name(node),
            incarnation,
            state.epoch(),
            0,
            false,
            false,
            nanos(steps),
            now()));
  }

  /** The times that ECM writes are read before a transaction commits, so as it is executed. */
  private void statement(State before, Statement statement, State after, Instant at) {
    int b = after.batches().length - 1;
    if (b == before.batches().length) {
      decided("batch " + b + " claimed", after.batches()[b], at);
    }
    if (statement.kind() == Statement.Kind.MARK_SENDING) {
      mark(before, statement.subject(), after, at);
    }
    for (int c = 0; c < after.contacts().length; c++) {
      if (after.contacts()[c].withdrawn() && !before.contacts()[c].withdrawn()) {
        withdrawals.add(new DoNotCall(number(c), 0, at, null));
      }
      if (after.contacts()[c].results() > before.contacts()[c].results()) {
        result(statement, at);
      }
    }
  }

  private void mark(State before, int b, State after, Instant at) {
    if (before.batches()[b].state() != after.batches()[b].state()) {
      sendingAt.put(b, at);
      decided("batch " + b + " sent", after.batches()[b], at);
    }
  }

  private void decided(String what, Batch batch, Instant at) {
    String incarnation = incarnation(batch.node(), batch.incarnation());
    decisions.add(
        new Decision(MANDATE, what, batch.epoch(), State.name(batch.node()), incarnation, at));
  }

  private void dialer(int a, Entry before, Entry after) {
    if (after.stored() > before.stored()) {
      log.add(new Accepted(steps, account(a), CAMPAIGN, numberOf(a)));
    }
    boolean called = before.status() == Entry.Status.PENDING || before.live() && after.closed();
    if (called && after.status() != before.status() && after.status() != Entry.Status.NONE) {
      log.add(new Dialled(steps, account(a), numberOf(a), false, now()));
      log.add(new Ended(steps, account(a), code(after), after.closed()));
    }
  }

  private void result(Statement applied, Instant at) {
    Entry.Result result = Entry.Result.values()[applied.result()];
    int a = applied.subject();
    dispositions.put(a, result == Entry.Result.REACHED ? "ANSWERED" : "NO_ANSWER");
    results.add(new Ledger.Result((long) a, account(a), result.name(), "APPLY"));
    decisions.add(new Decision(MANDATE, "result of " + a, applied.epoch(), null, null, at));
  }

  private Ledger ledger() {
    return new Ledger(
        List.of(),
        IntStream.range(0, last.contacts().length).mapToObj(this::contact).toList(),
        IntStream.range(0, last.batches().length).mapToObj(this::batch).toList(),
        IntStream.range(0, last.attempts().length).mapToObj(this::attempt).toList(),
        results,
        withdrawals);
  }

  private Ledger.Contact contact(int c) {
    Contact contact = last.contacts()[c];
    Long current = contact.current() < 0 ? null : (long) contact.current();
    String reason = contact.withdrawn() ? "WITHDRAWN" : "told by the model";
    return new Ledger.Contact(c, 1, contact.state().name(), reason, current);
  }

  private Ledger.Batch batch(int b) {
    return new Ledger.Batch(b, last.batches()[b].state().name(), sendingAt.get(b));
  }

  private Ledger.Attempt attempt(int a) {
    Attempt attempt = last.attempts()[a];
    return new Ledger.Attempt(
        a,
        attempt.contact(),
        1,
        CAMPAIGN,
        attempt.batch(),
        account(a),
        numberOf(a),
        attempt.state().name(),
        dispositions.get(a),
        false);
  }

  private static long nanos(int step) {
    return step * 1_000_000_000L;
  }

  private Instant now() {
    return START.plusSeconds(steps);
  }

  private String numberOf(int attempt) {
    return number(last.attempts()[attempt].contact());
  }

  private static String number(int contact) {
    return "+1201555010" + contact;
  }

  /** What stays the same while a statement is executed and committed. */
  private static List<Integer> key(Statement s) {
    return List.of(s.kind().ordinal(), s.node(), s.epoch(), s.subject());
  }

  private static String account(int attempt) {
    return "A" + attempt;
  }

  private static String incarnation(int node, int life) {
    return State.name(node) + life;
  }

  private static int code(Entry entry) {
    if (!entry.closed()) {
      return CALLBACK;
    }
    return entry.result() == Entry.Result.REACHED ? ANSWERED : NO_ANSWER;
  }
}
