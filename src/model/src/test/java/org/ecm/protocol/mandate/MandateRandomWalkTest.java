package org.ecm.protocol.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.ecm.protocol.Breach;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long random interleavings of two nodes that want one mandate, in the product's proportion of
 * time-to-live and margin, which is too many ticks to try every one. {@code -Decm.model.walks=}
 * sets how many, {@code -Decm.model.seed=} repeats a run.
 */
class MandateRandomWalkTest {

  private static final int WALKS = Integer.getInteger("ecm.model.walks", 200_000);
  private static final long SEED = Long.getLong("ecm.model.seed", new Random().nextInt());
  private static final int MOST_TRIES = 20_000;

  /** 1.5 s, in ticks of the margin's 0.3 s. */
  private static final int TIME_TO_LIVE = 5;

  private final LongAdder steps = new LongAdder();
  private final LongAdder epochs = new LongAdder();
  private final LongAdder ticksMissed = new LongAdder();

  @Test
  void nobodyDecidesUnderAnOldMandateHoweverOftenClocksDrift() {
    MandateModel model = new MandateModel(Clocks.within(Rule.all(), TIME_TO_LIVE));
    LongStream.range(SEED, SEED + WALKS).parallel().forEach(seed -> keeps(model, seed));
    System.out.printf(
        "Mandate: %,d random walks, %,d steps, %,d epochs, %,d ticks missed by a clock, seed %d%n",
        WALKS, steps.sum(), epochs.sum(), ticksMissed.sum(), SEED);
  }

  private void keeps(MandateModel model, long seed) {
    MandateWalk.Outcome outcome = MandateWalk.walk(model, seed);
    assertThat(outcome.breach().map(breach -> MandateWalk.trace(model, seed, breach)))
        .as("-Decm.model.walks=1 -Decm.model.seed=" + seed)
        .isEmpty();
    steps.add(outcome.steps());
    epochs.add(outcome.epochs());
    ticksMissed.add(outcome.ticksMissed());
  }

  @EachMandateRule
  void randomInterleavingsFindWhatAMissingRuleBreaks(Rule removed) {
    assertFound(Clocks.within(Rule.allBut(removed), TIME_TO_LIVE));
  }

  /**
   * A tick later the margin allows for it. What breaks needs a clock that falls behind again while
   * one row is waited for.
   */
  @ParameterizedTest(name = "again after {0} ticks")
  @ValueSource(ints = {1, 3, TIME_TO_LIVE})
  void randomInterleavingsFindWhatClocksBreakThatDriftTooOften(int window) {
    assertFound(new Clocks(Rule.all(), TIME_TO_LIVE, window));
  }

  private static void assertFound(Clocks clocks) {
    MandateModel model = new MandateModel(clocks);
    Optional<Breach> found = Optional.empty();
    for (int i = 0; i < MOST_TRIES && found.isEmpty(); i++) {
      found = MandateWalk.walk(model, i).breach();
    }
    assertThat(found.map(Breach::promise)).contains(Promise.ONE_ACTIVE);
  }
}
