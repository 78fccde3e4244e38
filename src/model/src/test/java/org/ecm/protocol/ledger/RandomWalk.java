package org.ecm.protocol.ledger;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Move;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Trace;

/**
 * One random interleaving for many contacts, told by its seed: a time of faults, of kinds and a
 * frequency chosen for this walk, then none, and all contacts must finish in whatever order the
 * rest is done.
 */
final class RandomWalk {

  private static final int MOST_STEPS_WITH_FAULTS = 300;
  private static final int PATIENCE = 20_000;

  private final LedgerModel model;
  private final Random random;
  private final Set<LedgerMove> faults = EnumSet.noneOf(LedgerMove.class);
  private final double faultWeight;
  private final Witness witness;
  private int steps;

  private Move move;
  private int actor;
  private int subject;
  private Supplier<State> next;
  private double total;

  private RandomWalk(LedgerModel model, long seed, Witness witness) {
    this.model = model;
    this.random = new Random(seed);
    this.witness = witness;
    this.faultWeight = Math.pow(10, -2 * random.nextDouble());
    for (LedgerMove each : LedgerMove.values()) {
      if (each.isFault() && random.nextInt(3) > 0) {
        faults.add(each);
      }
    }
  }

  /** What a walk came to. */
  record Outcome(int steps, Optional<Trace> trace) {}

  /** Sees every step that a walk takes. */
  interface Witness {
    void saw(State before, LedgerMove move, int actor, int subject, State after);
  }

  static final Witness UNSEEN = (before, move, actor, subject, after) -> {};

  /** Walks; a walk that finds a breach is walked once more to write down its steps. */
  static Outcome walk(LedgerModel model, long seed, Witness witness) {
    RandomWalk walk = new RandomWalk(model, seed, witness);
    Optional<Breach> breach = walk.run();
    return new Outcome(walk.steps, breach.map(found -> new Trace(found, lines(model, seed))));
  }

  /** The steps of a walk in words. */
  static List<String> lines(LedgerModel model, long seed) {
    List<String> lines = new ArrayList<>();
    Witness writer =
        (before, move, actor, subject, after) -> {
          String step = model.describe(before, move, actor, subject);
          lines.add("%-62s | %s".formatted(step, model.show(after)));
        };
    new RandomWalk(model, seed, writer).run();
    return lines;
  }

  private Optional<Breach> run() {
    State state = model.initial();
    int stormy = random.nextInt(MOST_STEPS_WITH_FAULTS);
    for (int i = 0; i < stormy && choose(state, null); i++) {
      State before = state;
      state = take(before);
      Optional<Breach> breach = model.check(before, move, actor, subject, state);
      if (breach.isPresent()) {
        return breach;
      }
    }
    Well well = Well.values()[random.nextInt(Well.values().length)];
    return recover(well.in(state), well);
  }

  private Optional<Breach> recover(State start, Well well) {
    State state = start;
    for (int i = 0; i < PATIENCE && choose(state, well); i++) {
      State before = state;
      state = take(before);
      Optional<Breach> breach = model.check(before, move, actor, subject, state);
      if (breach.isPresent()) {
        return breach;
      }
    }
    return state.finished()
        ? Optional.empty()
        : Optional.of(new Breach(Promise.HEALS_ITSELF, "a contact never finishes; well: " + well));
  }

  /** Draws one of the possible steps; false if there is none. */
  private boolean choose(State state, Well well) {
    total = 0;
    model.steps(
        state,
        (m, a, s, after) -> {
          double weight = weight((LedgerMove) m, a, well);
          total += weight;
          if (weight > 0 && random.nextDouble() * total < weight) {
            move = m;
            actor = a;
            subject = s;
            next = after;
          }
        });
    return total > 0;
  }

  private double weight(LedgerMove candidate, int who, Well well) {
    if (well != null) {
      return well.allows(candidate, who) ? 1 : 0;
    }
    if (candidate == LedgerMove.THAW) {
      return 0.05;
    }
    if (!candidate.isFault()) {
      return 1;
    }
    return faults.contains(candidate) ? faultWeight : 0;
  }

  private State take(State before) {
    steps++;
    State after = next.get();
    witness.saw(before, (LedgerMove) move, actor, subject, after);
    return after;
  }
}
