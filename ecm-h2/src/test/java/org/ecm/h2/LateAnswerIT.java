package org.ecm.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateAnswerIT {

  @Test
  void whoGivesUpWaitingLeavesNoLocks() throws IOException {
    assertThat(Forked.run(LateAnswer.class, Forked.GUARDED)).isEqualTo("free");
  }

  /** If this one fails, H2 has learnt it, and the guard of its connections can go. */
  @Test
  void withoutTheGuardTheLockStays() throws IOException {
    assertThat(Forked.run(LateAnswer.class, List.of())).isEqualTo("locked");
  }
}
