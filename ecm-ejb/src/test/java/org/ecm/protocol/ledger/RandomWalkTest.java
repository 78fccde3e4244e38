package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million random interleavings for several contacts in common batches. {@code -Decm.model.walks=}
 * sets how many, {@code -Decm.model.seed=} repeats a run.
 */
class RandomWalkTest {

  private static final int WALKS = Integer.getInteger("ecm.model.walks", 1_000_000);
  private static final long SEED = Long.getLong("ecm.model.seed", new Random().nextInt());
  private static final Bounds FIVE_CONTACTS = new Bounds(5, 3, 2, EnumSet.allOf(LedgerMove.class));

  @Test
  void fiveContactsKeepThePromisesInRandomInterleavings() {
    LedgerModel model = new LedgerModel(Rule.all(), FIVE_CONTACTS);
    long steps =
        LongStream.range(SEED, SEED + WALKS).parallel().map(seed -> keeps(model, seed)).sum();
    System.out.printf("%,d random walks, %,d steps, seed %d%n", WALKS, steps, SEED);
  }

  private static long keeps(LedgerModel model, long seed) {
    RandomWalk.Outcome outcome = RandomWalk.walk(model, seed);
    assertThat(outcome.trace()).as("-Decm.model.walks=1 -Decm.model.seed=" + seed).isEmpty();
    return outcome.steps();
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
