package org.ecm.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HungClientIT {

  @Test
  void whoseConnectionIsAbortedLeavesNoLocks() throws IOException {
    assertThat(Forked.run(HungClient.class, Forked.GUARDED)).isEqualTo("free");
  }

  /** If this one fails, H2 has learnt it, and the guard of its connections can go. */
  @Test
  void withoutTheGuardTheLockStays() throws IOException {
    assertThat(Forked.run(HungClient.class, List.of())).isEqualTo("locked");
  }
}
