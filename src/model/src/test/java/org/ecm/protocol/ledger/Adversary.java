package org.ecm.protocol.ledger;

import static org.ecm.protocol.ledger.LedgerMove.CRASH;
import static org.ecm.protocol.ledger.LedgerMove.FORGET;
import static org.ecm.protocol.ledger.LedgerMove.FREEZE;
import static org.ecm.protocol.ledger.LedgerMove.NOTICE;
import static org.ecm.protocol.ledger.LedgerMove.RESTART;
import static org.ecm.protocol.ledger.LedgerMove.SETTLE_BY_HAND;
import static org.ecm.protocol.ledger.LedgerMove.TAKE_FREE;
import static org.ecm.protocol.ledger.LedgerMove.TAKE_OVER;
import static org.ecm.protocol.ledger.LedgerMove.THAW;
import static org.ecm.protocol.ledger.LedgerMove.WATCHDOG_KILLS;
import static org.ecm.protocol.ledger.LedgerMove.WITHDRAW;

import java.util.Arrays;
import java.util.Set;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;

/**
 * What happens to nodes: mandates change hands at any moment, processes die, freeze and come back.
 * Every step of a node may also simply not be taken, so exhaustive explorations leave freezing out:
 * a node that takes no step is frozen. Random walks use it, to have long freezes.
 */
final class Adversary {

  private final Set<Rule> rules;
  private final Feeder feeder;

  Adversary(Set<Rule> rules, Feeder feeder) {
    this.rules = rules;
    this.feeder = feeder;
  }

  void steps(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    if (node.runs()) {
      mandate(s, n, out);
      settleByHand(s, n, out);
      out.add(FREEZE, n, 0, () -> s.with(n, node.frozen(true)));
    }
    if (node.frozen()) {
      out.add(THAW, n, 0, () -> s.with(n, node.frozen(false)));
      if (rules.contains(Rule.WATCHDOG_KILLS_THE_FROZEN) && Database.holdsLocks(s, n)) {
        out.add(WATCHDOG_KILLS, n, 0, () -> crash(s, n));
      }
    }
    if (node.up()) {
      out.add(CRASH, n, 0, () -> crash(s, n));
    }
    if (!node.up()) {
      out.add(RESTART, n, 0, () -> s.with(n, node.restart()));
    }
  }

  void users(State s, Steps<State> out) {
    for (int c = 0; c < s.contacts().length; c++) {
      Statement withdraw = Statement.awaited(Statement.Kind.WITHDRAW, 0, 0, c, 0).abandoned();
      Contact contact = s.contacts()[c];
      if (!contact.withdrawn()
          && contact.state() != Contact.State.FINISHED
          && !Arrays.asList(s.air()).contains(withdraw)) {
        out.add(WITHDRAW, 0, c, () -> s.plus(withdraw));
      }
    }
  }

  /** By either node, whoever has the mandate. */
  private static void settleByHand(State s, int n, Steps<State> out) {
    for (int a = 0; a < s.attempts().length; a++) {
      int attempt = a;
      boolean unknown = s.isCurrent(a) && s.contactOf(a).state() == Contact.State.UNKNOWN;
      boolean ordered =
          Arrays.stream(s.air())
              .anyMatch(
                  other ->
                      other.kind() == Statement.Kind.SETTLED_BY_HAND && other.subject() == attempt);
      if (unknown && !ordered) {
        Statement settle =
            Statement.awaited(Statement.Kind.SETTLED_BY_HAND, n, 0, attempt, 0).abandoned();
        out.add(SETTLE_BY_HAND, n, a, () -> s.plus(settle));
      }
    }
  }

  private void mandate(State s, int n, Steps<State> out) {
    Node node = s.nodes()[n];
    if (node.epoch() != s.epoch()) {
      Node other = s.nodes()[1 - n];
      boolean held = other.runs() && other.epoch() == s.epoch();
      int next = s.epoch() + 1;
      out.add(held ? TAKE_OVER : TAKE_FREE, n, 0, () -> s.epoch(next).with(n, node.believes(next)));
    }
    if (node.epoch() != 0) {
      out.add(node.epoch() == s.epoch() ? FORGET : NOTICE, n, 0, () -> s.with(n, node.believes(0)));
    }
  }

  /** The process dies: its statements go on without it, its sockets close. */
  private State crash(State s, int n) {
    Node node = s.nodes()[n];
    State dead = s.abandonedBy(n).with(n, node.crash());
    if (node.batch() >= 0) {
      dead = dead.with(node.batch(), feeder.close(s.calls()[node.batch()]));
    }
    return dead;
  }
}
