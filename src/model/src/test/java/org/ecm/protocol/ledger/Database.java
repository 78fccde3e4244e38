package org.ecm.protocol.ledger;

import static org.ecm.protocol.ledger.LedgerMove.COMMIT;
import static org.ecm.protocol.ledger.LedgerMove.EXECUTE;
import static org.ecm.protocol.ledger.LedgerMove.EXECUTE_IN_VAIN;
import static org.ecm.protocol.ledger.LedgerMove.EXECUTE_ONLY;
import static org.ecm.protocol.ledger.LedgerMove.LOSE_CONNECTION;
import static org.ecm.protocol.ledger.LedgerMove.ROLL_BACK;

import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/**
 * Executes and commits statements. Executing checks the mandate (which is only read, so it may
 * change before the commit) and the compare-and-set, and locks what is written; a statement that
 * needs a locked row waits.
 */
final class Database {

  private final Set<Rule> rules;
  private final Writes writes;
  private final Feeder feeder;

  Database(Set<Rule> rules, Writes writes, Feeder feeder) {
    this.rules = rules;
    this.writes = writes;
    this.feeder = feeder;
  }

  void steps(State s, Steps<State> out) {
    long locked = locked(s);
    for (int i = 0; i < s.air().length; i++) {
      int at = i;
      Statement statement = s.air()[i];
      int n = statement.node();
      if (statement.held()) {
        if (!s.nodes()[n].frozen()) {
          out.add(COMMIT, n, i, () -> commit(s, at));
        }
      } else if ((locks(s, statement) & locked) == 0) {
        if (admits(s, statement)) {
          out.add(EXECUTE, n, i, () -> commit(s, at));
          out.add(EXECUTE_ONLY, n, i, () -> s.with(at, hold(s, statement)));
        } else {
          out.add(EXECUTE_IN_VAIN, n, i, () -> refuse(s, at));
        }
      }
      if (statement.awaited()) {
        out.add(LOSE_CONNECTION, n, i, () -> loseConnection(s, at));
      } else {
        out.add(ROLL_BACK, n, i, () -> s.minusStatement(at));
      }
    }
  }

  private boolean admits(State s, Statement statement) {
    return seesMandate(s, statement) && writes.admits(s, statement);
  }

  private boolean seesMandate(State s, Statement statement) {
    return !statement.kind().underMandate()
        || statement.epoch() == s.epoch()
        || !rules.contains(Rule.FENCE_MARKS_BY_MANDATE);
  }

  private Statement hold(State s, Statement statement) {
    return statement.hold(writes.detail(s, statement));
  }

  private State refuse(State s, int i) {
    Statement statement = s.air()[i];
    State refused = s.minusStatement(i);
    Node node = s.nodes()[statement.node()];
    if (!statement.awaited()) {
      return refused;
    }
    if (!seesMandate(s, statement) && node.epoch() == statement.epoch()) {
      refused = refused.with(statement.node(), node.believes(0));
    }
    return feeder.refused(refused, statement);
  }

  private State commit(State s, int i) {
    Statement issued = s.air()[i];
    Statement statement = issued.held() ? issued : hold(s, issued);
    State rest = s.minusStatement(i);
    boolean torn =
        statement.kind().underMandate()
            && statement.epoch() != s.epoch()
            && s.nodes()[statement.node()].up()
            && !rules.contains(Rule.MARKS_ARE_FENCED_AS_A_WHOLE);
    State written = torn ? writes.commitFirst(rest, statement) : writes.commit(rest, statement);
    return statement.awaited() ? feeder.committed(written, statement) : written;
  }

  private State loseConnection(State s, int i) {
    Statement statement = s.air()[i];
    return feeder.unknown(s.with(i, statement.abandoned()), statement);
  }

  private long locked(State s) {
    long locked = 0;
    for (Statement statement : s.air()) {
      if (statement.held()) {
        locked |= locks(s, statement);
      }
    }
    return locked;
  }

  /** A node that dies or freezes now would leave these rows locked. */
  static boolean holdsLocks(State s, int node) {
    for (Statement statement : s.air()) {
      if (statement.held() && statement.node() == node) {
        return true;
      }
    }
    return false;
  }

  /** The rows a statement writes: contacts in the low half, batches in the high half. */
  private long locks(State s, Statement statement) {
    Statement.Kind kind = statement.kind();
    if (kind == Statement.Kind.CLAIM) {
      return statement.subject();
    }
    if (kind == Statement.Kind.CALL_OVER) {
      return batchLock(statement.subject());
    }
    if (kind.onAttempt()) {
      return 1L << s.attempts()[statement.subject()].contact();
    }
    if (kind == Statement.Kind.WITHDRAW) {
      return 1L << statement.subject();
    }
    boolean readsOnly =
        kind == Statement.Kind.MARK_SENDING && !rules.contains(Rule.MARK_WRITES_THE_CONTACTS);
    return batchLock(statement.subject())
        | (readsOnly ? 0 : Writes.contactsOf(s, statement.subject()));
  }

  private static long batchLock(int batch) {
    return 1L << (32 + batch % 32);
  }
}
