package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Exploration;
import org.ecm.protocol.Explorer;
import org.ecm.protocol.Fingerprints;
import org.ecm.protocol.Model;
import org.ecm.protocol.Move;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Steps;
import org.junit.jupiter.api.Test;

/** Taking states for equal must hide none: the exploration without it is the witness. */
class CanonTest {

  private static final int LIMIT = 10_000_000;

  private final LedgerModel model =
      new LedgerModel(
          Rule.all(),
          new Bounds(1, 1, 1, EnumSet.allOf(LedgerMove.class))
              .without(LedgerMove.FREEZE, LedgerMove.WITHDRAW, LedgerMove.ASK_CALLBACK));
  private final Set<Long> classes = new HashSet<>();

  @Test
  void anExplorationOfAllStatesFindsNoneThatTheReducedOneMissed() {
    Exploration reduced = Explorer.explore(model, 1, LIMIT);
    Exploration full = Explorer.explore(new Exact(), 1, LIMIT);
    System.out.println("Reduced: " + reduced + "; full: " + full);
    assertThat(classes).hasSize(reduced.states());
    assertThat(full.states()).isGreaterThan(reduced.states());
  }

  /** The same model, every state being different from every other. */
  private final class Exact implements Model<State> {

    @Override
    public State initial() {
      return model.initial();
    }

    @Override
    public void steps(State state, Steps<State> out) {
      model.steps(state, out);
    }

    @Override
    public Optional<Breach> check(State before, Move move, int actor, int subject, State after) {
      return model.check(before, move, actor, subject, after);
    }

    @Override
    public long fingerprint(State s) {
      classes.add(model.fingerprint(s));
      long h = s.epoch();
      for (Object[] part :
          new Object[][] {
            s.contacts(), s.attempts(), s.batches(), s.calls(), s.entries(), s.nodes()
          }) {
        h = Fingerprints.mix(h, Arrays.toString(part).hashCode());
      }
      for (Statement statement : s.air()) {
        int epoch = statement.epoch();
        h =
            Fingerprints.mix(
                h,
                statement.code(epoch, statement.node(), statement.subject(), statement.detail()));
      }
      return h;
    }

    @Override
    public String describe(State before, Move move, int actor, int subject) {
      return model.describe(before, move, actor, subject);
    }

    @Override
    public String show(State state) {
      return model.show(state);
    }
  }
}
