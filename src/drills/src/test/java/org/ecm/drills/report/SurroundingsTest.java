package org.ecm.drills.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.drills.load.MachineWatch;
import org.ecm.drills.load.Timeline.Event;
import org.ecm.drills.load.WatchedMachine;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static final long STRIKE = nanos(100_000);

  private final MachineWatch machine =
      WatchedMachine.of(
          new long[] {100_000, 100, 20},
          new long[] {101_100, 250, 30},
          new long[] {102_000, 430, 50},
          new long[] {110_000, 430, 1650});

  private static long nanos(long millis) {
    return millis * 1_000_000;
  }

  private static Event event(long millis, String text) {
    return new Event(Instant.EPOCH, STRIKE + nanos(millis), text);
  }

  private Gap explain(int lengthMillis, int barMillis) {
    return new Surroundings(
            List.of(
                event(0, "kill -9 WildFly on node1"),
                event(1500, "contact-feed: epoch 5 with node2"),
                event(9000, "Both nodes are ready")),
            STRIKE,
            machine)
        .explain(
            new Gap(
                "virtual IP",
                Duration.ofMillis(lengthMillis),
                Duration.ofMillis(1200),
                Duration.ofMillis(barMillis)));
  }

  @Test
  void aMissedBarTellsWhatHappenedMeanwhileAndHowBusyTheMachineWas() {
    assertThat(explain(700, 500).around())
        .isEqualTo(
            "at 1.50 s contact-feed: epoch 5 with node2; processors 90 % busy, the drill's own watch"
                + " kept waiting for 900 ms");
  }

  @Test
  void aMissedBarAmidNothingSaysSo() {
    assertThat(explain(100, 50).around()).startsWith("nothing in the timeline; processors 90 %");
  }

  @Test
  void aBarThatIsMetNeedsNoExplanation() {
    assertThat(explain(700, 800).around()).isEmpty();
  }
}
