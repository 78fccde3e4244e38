package org.ecm.protocol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.ecm.drills.check.Finding;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.ecm.protocol.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A million random interleavings for several contacts in common batches: each step judged by the
 * model's checker, and what an outsider could tell of the walk by the checker of the drills. {@code
 * -Decm.model.walks=} sets how many, {@code -Decm.model.seed=} repeats a run.
 */
class RandomWalkTest {

  private static final int WALKS = Integer.getInteger("ecm.model.walks", 1_000_000);
  private static final long SEED = Long.getLong("ecm.model.seed", new Random().nextInt());
  private static final int MOST_TRIES = 20_000;
  private static final Bounds FIVE_CONTACTS = new Bounds(5, 3, 2, EnumSet.allOf(LedgerMove.class));

  @Test
  void fiveContactsKeepThePromisesInRandomInterleavings() {
    LedgerModel model = new LedgerModel(Rule.all(), FIVE_CONTACTS);
    long steps =
        LongStream.range(SEED, SEED + WALKS).parallel().map(seed -> keeps(model, seed)).sum();
    System.out.printf("%,d random walks, %,d steps, seed %d%n", WALKS, steps, SEED);
  }

  private static long keeps(LedgerModel model, long seed) {
    HistoryOfWalk history = new HistoryOfWalk();
    RandomWalk.Outcome outcome = RandomWalk.walk(model, seed, history);
    String repeat = "-Decm.model.walks=1 -Decm.model.seed=" + seed;
    assertThat(outcome.trace()).as(repeat).isEmpty();
    assertThat(history.breaches())
        .as(() -> repeat + "\n" + String.join("\n", RandomWalk.lines(model, seed)))
        .isEmpty();
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
    for (int i = 0; i < MOST_TRIES && found.isEmpty(); i++) {
      found = RandomWalk.walk(model, i, RandomWalk.UNSEEN).trace();
    }
    assertThat(found).isPresent();
  }

  /** The model's own checker is silent: what is found is found in what an outsider can tell. */
  @ParameterizedTest(name = "without {0}")
  @EnumSource(
      value = Rule.class,
      names = {
        "FENCE_MARKS_BY_MANDATE",
        "MARKS_ARE_FENCED_AS_A_WHOLE",
        "WATCHDOG_KILLS_THE_FROZEN",
        "SCAN_COVERS_OWN_EPOCH",
        "FRESH_CONNECTION_BEFORE_MARK",
        "MARK_BEFORE_WRITE",
        "REQUEST_WRITTEN_ONCE",
        "MARK_WRITES_THE_CONTACTS",
        "ONLY_FINAL_ENDS_AN_ATTEMPT",
        "RESULT_NAMES_THE_CURRENT_ATTEMPT",
        "SWEEP_READS_THE_HISTORY"
      })
  void theCheckerOfTheDrillsFindsWhatAMissingRuleBreaks(Rule removed) {
    LedgerModel model =
        new LedgerModel(Rule.allBut(removed), FIVE_CONTACTS, EnumSet.noneOf(Promise.class));
    List<Finding> found = List.of();
    for (int i = 0; i < MOST_TRIES && found.isEmpty(); i++) {
      HistoryOfWalk history = new HistoryOfWalk();
      RandomWalk.walk(model, i, history);
      found = history.breaches();
    }
    assertThat(found).isNotEmpty();
  }
}
