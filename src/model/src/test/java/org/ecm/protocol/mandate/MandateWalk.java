package org.ecm.protocol.mandate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Move;
import org.ecm.protocol.Trace;

/**
 * One random interleaving of the two nodes, told by its seed, with as many faults as come. The
 * weather changes on the way, so that one node may stay away for long while the other looks and
 * looks.
 */
final class MandateWalk {

  private static final int STEPS = 1_000;
  private static final int STEPS_IN_ONE_WEATHER = 40;

  private final MandateModel model;
  private final SplittableRandom random;
  private final Weather weather;
  private final Witness witness;
  private int ticksMissed;

  private MandateMove move;
  private int actor;
  private Supplier<MandateState> next;
  private double total;

  private MandateWalk(MandateModel model, long seed, Witness witness) {
    this.model = model;
    this.random = new SplittableRandom(seed);
    this.weather = new Weather(random);
    this.witness = witness;
  }

  /**
   * What a walk came to.
   *
   * @param epochs how many there were
   * @param ticksMissed how often a clock fell behind the other
   */
  record Outcome(int steps, int epochs, int ticksMissed, Optional<Breach> breach) {}

  /** Sees every step that a walk takes. */
  private interface Witness {
    void saw(MandateState before, MandateMove move, int actor, MandateState after);
  }

  static Outcome walk(MandateModel model, long seed) {
    return new MandateWalk(model, seed, (before, move, actor, after) -> {}).run();
  }

  /** Walks a way to a breach once more, to write down its steps. */
  static Trace trace(MandateModel model, long seed, Breach breach) {
    List<String> lines = new ArrayList<>();
    Witness writer =
        (before, move, actor, after) -> {
          String step = model.describe(before, move, actor, 0);
          lines.add("%-62s | %s".formatted(step, model.show(after)));
        };
    new MandateWalk(model, seed, writer).run();
    return new Trace(breach, lines);
  }

  private Outcome run() {
    MandateState state = model.initial();
    Optional<Breach> breach = Optional.empty();
    int steps = 0;
    while (steps < STEPS && breach.isEmpty()) {
      if (steps % STEPS_IN_ONE_WEATHER == 0) {
        weather.change();
      }
      steps++;
      choose(state);
      MandateState before = state;
      state = take(before);
      breach = model.check(before, move, actor, 0, state);
    }
    return new Outcome(steps, state.epoch(), ticksMissed, breach);
  }

  /** Draws one of the possible steps; that time passes always is. */
  private void choose(MandateState state) {
    total = 0;
    model.steps(state, this::offer);
  }

  private void offer(Move candidate, int who, int subject, Supplier<MandateState> after) {
    double weight = weather.weight((MandateMove) candidate, who);
    total += weight;
    if (random.nextDouble() * total < weight) {
      move = (MandateMove) candidate;
      actor = who;
      next = after;
    }
  }

  private MandateState take(MandateState before) {
    MandateState after = next.get();
    if (move == MandateMove.DRIFT) {
      ticksMissed++;
    }
    witness.saw(before, move, actor, after);
    return after;
  }
}
