package org.ecm.protocol.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Fingerprints;
import org.ecm.protocol.Model;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Trace;

/**
 * Lets all faults stop in a state and sees whether every contact finishes: with both nodes well,
 * and with one node well while the other stands still for ever. Where a recovery meets a state that
 * an earlier one has come through, it ends well too, so that most recoveries cost one step.
 */
final class Recovery {

  /** Far more steps than any recovery needs: who takes more goes in circles. */
  private static final int PATIENCE = 10_000;

  private record Taken(State state, String line) {}

  private final Model<State> faultless;
  private final Map<Well, Fingerprints> good = new EnumMap<>(Well.class);

  Recovery(Model<State> faultless) {
    this.faultless = faultless;
    for (Well well : Well.values()) {
      good.put(well, new Fingerprints());
    }
  }

  Optional<Trace> fails(State state) {
    for (Well well : Well.values()) {
      Optional<Trace> trace = fails(well.in(state), well);
      if (trace.isPresent()) {
        return trace;
      }
    }
    return Optional.empty();
  }

  private Optional<Trace> fails(State start, Well well) {
    List<Long> path = new ArrayList<>();
    State state = start;
    while (path.size() < PATIENCE) {
      long fingerprint = faultless.fingerprint(state);
      boolean known = good.get(well).contains(fingerprint);
      State next = known ? null : next(state, well);
      if (known || next == null && state.finished()) {
        path.forEach(good.get(well)::add);
        good.get(well).add(fingerprint);
        return Optional.empty();
      }
      if (next == null) {
        return Optional.of(trace(start, well, path.size()));
      }
      path.add(fingerprint);
      state = next;
    }
    return Optional.of(trace(start, well, 100));
  }

  private State next(State state, Well well) {
    State[] next = new State[1];
    faultless.steps(
        state,
        (move, actor, subject, after) -> {
          if (next[0] == null && well.allows((LedgerMove) move, actor)) {
            next[0] = after.get();
          }
        });
    return next[0];
  }

  private Trace trace(State start, Well well, int steps) {
    List<String> lines = new ArrayList<>();
    lines.add("--- the faults stop; well: " + well);
    State state = start;
    for (int i = 0; i < steps; i++) {
      Taken taken = describe(state, well);
      lines.add(taken.line());
      state = taken.state();
    }
    return new Trace(new Breach(Promise.HEALS_ITSELF, "a contact never finishes"), lines);
  }

  private Taken describe(State state, Well well) {
    Taken[] first = new Taken[1];
    faultless.steps(
        state,
        (move, actor, subject, after) -> {
          if (first[0] == null && well.allows((LedgerMove) move, actor)) {
            State next = after.get();
            String step = faultless.describe(state, move, actor, subject);
            first[0] = new Taken(next, "%-62s | %s".formatted(step, faultless.show(next)));
          }
        });
    return first[0];
  }
}
