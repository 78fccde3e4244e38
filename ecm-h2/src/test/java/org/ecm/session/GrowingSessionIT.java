package org.ecm.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.ecm.h2.Forked;
import org.junit.jupiter.api.Test;

class GrowingSessionIT {

  /** What WildFly opens to its own code, too. */
  private static final List<String> OPEN =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED");

  @Test
  void aSessionThatGrowsWhileItIsCopiedArrivesWhole() throws IOException {
    assertThat(run(Forked.GUARDED)).isEqualTo("whole");
  }

  /** If this one fails, WildFly has learnt it, and the guard of sessions can go. */
  @Test
  void withoutTheGuardItIsTorn() throws IOException {
    assertThat(run(List.of())).isEqualTo("torn");
  }

  private static String run(List<String> options) throws IOException {
    return Forked.run(
        GrowingSession.class, Stream.concat(OPEN.stream(), options.stream()).toList());
  }
}
