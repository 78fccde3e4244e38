package org.ecm.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tries every step from every state that a number of faults can lead to: first all that needs no
 * fault, then all that needs one, and so on, each breadth first. So a breach is found with the
 * fewest faults that cause it.
 *
 * <p>Seen states are kept as fingerprints (with 5 million states the chance that two different ones
 * share one and a state is missed is below one in a million), and per state only the parent and the
 * number of the step from it; a trace is walked again from the start.
 *
 * @param <S> the model's state
 */
public final class Explorer<S> {

  private record Found<S>(S state, int index) {}

  private record Waiting<S>(S state, int parent, short ordinal) {}

  private final Model<S> model;
  private final int faults;
  private final int limit;
  private final Fingerprints seen = new Fingerprints();
  private final ArrayDeque<Found<S>> frontier = new ArrayDeque<>();
  private List<Waiting<S>> withOneFaultMore = new ArrayList<>();
  private Fingerprints waiting = new Fingerprints();
  private int[] parents = new int[1 << 12];
  private short[] ordinals = new short[1 << 12];
  private short ordinal;
  private long steps;
  private int faultsDone;
  private Trace trace;

  private Explorer(Model<S> model, int faults, int limit) {
    this.model = model;
    this.faults = faults;
    this.limit = limit;
  }

  /**
   * Explores until a breach is found or nothing is left.
   *
   * @param faults most faults on a way to a state; it ends sooner if more lead nowhere new
   * @param limit of states, at which it stops incomplete
   */
  public static <S> Exploration explore(Model<S> model, int faults, int limit) {
    return new Explorer<>(model, faults, limit).run();
  }

  private Exploration run() {
    discover(model.initial(), -1, (short) 0);
    exhaust();
    while (trace == null
        && seen.size() < limit
        && faultsDone < faults
        && !withOneFaultMore.isEmpty()) {
      faultsDone++;
      List<Waiting<S>> layer = withOneFaultMore;
      withOneFaultMore = new ArrayList<>();
      waiting = new Fingerprints();
      layer.forEach(next -> discover(next.state(), next.parent(), next.ordinal()));
      exhaust();
    }
    boolean complete = trace == null && frontier.isEmpty();
    return new Exploration(seen.size(), steps, faultsDone, complete, Optional.ofNullable(trace));
  }

  private void exhaust() {
    while (trace == null && !frontier.isEmpty() && seen.size() < limit) {
      Found<S> found = frontier.poll();
      ordinal = 0;
      model.steps(
          found.state(),
          (move, actor, subject, next) -> {
            if (trace == null && !(move.isFault() && faultsDone == faults)) {
              take(found, move, actor, subject, next.get());
            }
            ordinal++;
          });
    }
  }

  private void take(Found<S> found, Move move, int actor, int subject, S after) {
    steps++;
    S before = found.state();
    Optional<Breach> breach = model.check(before, move, actor, subject, after);
    if (breach.isPresent()) {
      String last = Walker.line(model, before, move, actor, subject, after);
      trace = new Trace(breach.get(), List.of(last)).after(walk(found.index()));
    } else if (!move.isFault()) {
      discover(after, found.index(), ordinal);
    } else if (isNew(model.fingerprint(after))) {
      withOneFaultMore.add(new Waiting<>(after, found.index(), ordinal));
    }
  }

  private boolean isNew(long fingerprint) {
    return !seen.contains(fingerprint) && waiting.add(fingerprint);
  }

  private void discover(S state, int parent, short step) {
    if (trace != null || !seen.add(model.fingerprint(state))) {
      return;
    }
    int index = seen.size() - 1;
    if (index == parents.length) {
      parents = Arrays.copyOf(parents, 2 * index);
      ordinals = Arrays.copyOf(ordinals, 2 * index);
    }
    parents[index] = parent;
    ordinals[index] = step;
    model.recoveryFails(state).ifPresent(failed -> trace = failed.after(walk(index)));
    frontier.add(new Found<>(state, index));
  }

  private List<String> walk(int index) {
    List<Short> path = new ArrayList<>();
    for (int i = index; i > 0; i = parents[i]) {
      path.add(ordinals[i]);
    }
    Collections.reverse(path);
    return new Walker<>(model).walk(path);
  }
}
