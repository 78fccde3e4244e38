package org.ecm.protocol.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.protocol.Exploration;
import org.ecm.protocol.Explorer;
import org.ecm.protocol.Promise;
import org.ecm.protocol.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every interleaving of two nodes that want one mandate. */
class MandateExplorationTest {

  private static final int LIMIT = 2_000_000;

  @Test
  void neverMayTwoNodesDecideAtTheSameMoment() {
    Exploration all = Explorer.explore(new MandateModel(Rule.all()), 3, LIMIT);
    System.out.println("Mandate: " + all);
    assertThat(all.trace()).as(all.toString()).isEmpty();
    assertThat(all.complete()).isTrue();
  }

  @ParameterizedTest(name = "without {0}")
  @EnumSource(
      value = Rule.class,
      names = {
        "NO_CLOCKS_ARE_COMPARED",
        "CHALLENGER_WAITS_A_MARGIN",
        "TAKING_IS_COMPARE_AND_SET",
        "OWN_ROW_IS_TAKEN_ANEW",
        "DEADLINE_COUNTS_FROM_SENDING",
        "OWN_MONOTONIC_DEADLINE",
        "GAP_ON_WAKING_LOSES_THE_MANDATE",
        "RELEASE_NAMES_THE_EPOCH"
      })
  void takingARuleOutLetsTwoNodesDecide(Rule removed) {
    Exploration found = Explorer.explore(new MandateModel(Rule.allBut(removed)), 2, LIMIT);
    System.out.println("Without " + removed.number() + " " + removed + ": " + found);
    assertThat(found.trace())
        .hasValueSatisfying(
            trace -> assertThat(trace.breach().promise()).isEqualTo(Promise.ONE_ACTIVE));
  }
}
