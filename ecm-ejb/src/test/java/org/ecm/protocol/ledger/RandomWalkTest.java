package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random interleavings for several contacts in common batches. {@code -Decm.model.walks=1000000}
 * sets how many, {@code -Decm.model.seed=} repeats a run.
 */
class RandomWalkTest {

  private static final int WALKS = Integer.getInteger("ecm.model.walks", 40_000);
  private static final long SEED = Long.getLong("ecm.model.seed", new Random().nextLong());
  private static final Bounds FIVE_CONTACTS = new Bounds(5, 3, 2, EnumSet.allOf(LedgerMove.class));

  @Test
  void fiveContactsKeepThePromisesInRandomInterleavings() {
    LedgerModel model = new LedgerModel(Rule.all(), FIVE_CONTACTS);
    long steps = 0;
    for (int i = 0; i < WALKS; i++) {
      RandomWalk.Outcome outcome = RandomWalk.walk(model, SEED + i);
      steps += outcome.steps();
      assertThat(outcome.trace())
          .as("-Decm.model.walks=1 -Decm.model.seed=" + (SEED + i))
          .isEmpty();
    }
    System.out.printf("%,d random walks, %,d steps, seed %d%n", WALKS, steps, SEED);
  }

  @ParameterizedTest(name = "without {0}")
  @EnumSource(
      value = Rule.class,
      names = {
        "FENCE_MARKS_BY_MANDATE",
        "FRESH_CONNECTION_BEFORE_MARK",
        "ABSENT_NEEDS_A_SILENT_SENDER",
        "RESULT_NAMES_THE_CURRENT_ATTEMPT"
      })
  void randomInterleavingsFindWhatAMissingRuleBreaks(Rule removed) {
    Set<Promise> watched = EnumSet.allOf(Promise.class);
    LedgerModel model = new LedgerModel(Rule.allBut(removed), FIVE_CONTACTS, watched);
    Optional<Trace> found = Optional.empty();
    for (int i = 0; i < 20_000 && found.isEmpty(); i++) {
      found = RandomWalk.walk(model, i).trace();
    }
    assertThat(found).isPresent();
  }
}
