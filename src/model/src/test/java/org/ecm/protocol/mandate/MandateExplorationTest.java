package org.ecm.protocol.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.protocol.Exploration;
import org.ecm.protocol.Explorer;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;

/**
 * Every interleaving of two nodes that want one mandate, with a time-to-live of as few ticks as
 * there can be. {@code -Decm.model.time-to-live=5} is the product's proportion to the margin: seven
 * times the states.
 */
class MandateExplorationTest {

  private static final int LIMIT = 100_000_000;
  private static final int FEW_TICKS = 2;
  private static final int TICKS = Integer.getInteger("ecm.model.time-to-live", FEW_TICKS);

  /** What comes next does not depend on how high the epochs are, so the states have an end. */
  @Test
  void nobodyEverDecidesUnderAnOldMandateHoweverManyFaultsThereAre() {
    Exploration all = explore(Clocks.within(Rule.all(), TICKS), Integer.MAX_VALUE);
    System.out.println("Mandate: " + all);
    assertThat(all.trace()).as(all.toString()).isEmpty();
    assertThat(all.complete()).isTrue();
  }

  @EachMandateRule
  void takingARuleOutLetsANodeDecideUnderAnOldMandate(Rule removed) {
    Exploration found = explore(Clocks.within(Rule.allBut(removed), FEW_TICKS), 2);
    System.out.println("Without " + removed.number() + " " + removed + ": " + found);
    assertBroken(found);
  }

  @Test
  void clocksThatDriftATickTooOftenLetANodeDecideUnderAnOldMandate() {
    Exploration found = explore(new Clocks(Rule.all(), FEW_TICKS, FEW_TICKS), 2);
    System.out.println("With clocks that drift too often: " + found);
    assertBroken(found);
  }

  private static Exploration explore(Clocks clocks, int faults) {
    return Explorer.explore(new MandateModel(clocks), faults, LIMIT);
  }

  private static void assertBroken(Exploration found) {
    assertThat(found.trace())
        .hasValueSatisfying(
            trace -> assertThat(trace.breach().promise()).isEqualTo(Promise.ONE_ACTIVE));
  }
}
