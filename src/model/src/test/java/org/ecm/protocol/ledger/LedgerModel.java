package org.ecm.protocol.ledger;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Model;
import org.ecm.protocol.Move;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;
import org.ecm.protocol.Trace;

/** The system put together from its parts, under a set of rules and within bounds. */
final class LedgerModel implements Model<State> {

  private final Bounds bounds;
  private final Database database;
  private final Feeder feeder;
  private final Reader reader;
  private final Dialer dialer = new Dialer();
  private final Adversary adversary;
  private final Checker checker;
  private final Canon canon;
  private final Recovery recovery;

  /** Watches all promises. */
  LedgerModel(Set<Rule> rules, Bounds bounds) {
    this(rules, bounds, EnumSet.allOf(Promise.class));
  }

  LedgerModel(Set<Rule> rules, Bounds bounds, Set<Promise> watched) {
    this(
        rules,
        bounds,
        new Checker(watched),
        watched.contains(Promise.HEALS_ITSELF)
            ? new Recovery(new LedgerModel(rules, bounds.withoutFaults(), null, null))
            : null);
  }

  private LedgerModel(Set<Rule> rules, Bounds bounds, Checker checker, Recovery recovery) {
    this.bounds = bounds;
    this.feeder = new Feeder(rules, bounds.batchSize());
    this.database = new Database(rules, new Writes(rules, bounds.tries()), feeder);
    this.reader = new Reader(rules);
    this.adversary = new Adversary(rules, feeder);
    this.checker = checker;
    this.canon = new Canon(rules);
    this.recovery = recovery;
  }

  @Override
  public State initial() {
    return State.initial(bounds.contacts());
  }

  @Override
  public void steps(State state, Steps<State> out) {
    Steps<State> allowed =
        (move, actor, subject, next) -> {
          if (bounds.moves().contains(move)) {
            out.add(move, actor, subject, next);
          }
        };
    database.steps(state, allowed);
    dialer.steps(state, allowed);
    for (int n = 0; n < State.NODES; n++) {
      adversary.steps(state, n, allowed);
      feeder.steps(state, n, allowed);
      reader.steps(state, n, allowed);
    }
    adversary.users(state, allowed);
  }

  @Override
  public Optional<Breach> check(State before, Move move, int actor, int subject, State after) {
    return checker.check(before, (LedgerMove) move, subject, after);
  }

  @Override
  public Optional<Trace> recoveryFails(State state) {
    return recovery == null ? Optional.empty() : recovery.fails(state);
  }

  @Override
  public long fingerprint(State state) {
    return canon.fingerprint(state);
  }

  @Override
  public String describe(State before, Move move, int actor, int subject) {
    return ((LedgerMove) move).describe(before, actor, subject);
  }

  @Override
  public String show(State state) {
    return Picture.of(state);
  }
}
