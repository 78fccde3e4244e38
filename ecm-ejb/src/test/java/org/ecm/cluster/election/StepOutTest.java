package org.ecm.cluster.election;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node whose mandate another one holds. */
class StepOutTest {

  private static final int HALF_A_MINUTE = 60;

  private final Election election = new Election("contact-feed");
  private final StepOut stepOut = new StepOut();

  private int stepsOut(int looks) {
    int times = 0;
    for (int i = 0; i < looks; i++) {
      times += stepOut.isDue(election, "node1") ? 1 : 0;
      stepOut.disagreed();
    }
    return times;
  }

  @Test
  void whoIsElectedBesideTheHolderWhileMembersDisagreeForLongStepsOut() {
    election.follow(() -> Optional.of("node2"));
    election.elected(true);
    assertThat(stepsOut(20)).as("the server holds an election by itself").isZero();
    assertThat(stepsOut(HALF_A_MINUTE)).isBetween(1, 3);
  }

  @Test
  void theHolderStays() {
    election.follow(() -> Optional.of("node1"));
    election.elected(true);
    assertThat(stepsOut(HALF_A_MINUTE)).isZero();
  }

  @Test
  void whoIsNotElectedHasNothingToLeave() {
    election.follow(() -> Optional.of("node2"));
    assertThat(stepsOut(HALF_A_MINUTE)).isZero();
  }

  @Test
  void membersThatAgreeAgainAreGivenTime() {
    election.follow(() -> Optional.of("node2"));
    election.elected(true);
    for (int i = 0; i < 3; i++) {
      assertThat(stepsOut(25)).isZero();
      stepOut.agreed();
    }
  }
}
