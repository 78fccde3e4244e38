package org.ecm.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.ecm.demo.api.EcmApi.Funnel;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void onATerminalEveryFigureHasALineThatIsWrittenOver() {
    ProgressDisplay display = display(true);
    display.show(funnel(0), 0, 0);
    display.show(funnel(400), 1000, Duration.ofSeconds(2).toNanos());
    String[] blocks = text().split("\033\\[6A\033\\[J");
    assertThat(blocks).hasSize(2);
    assertThat(blocks[1])
        .contains("received", "1,100", "finished", "400   answered 400")
        .contains("calls per second", "500   about 0:03 left");
  }

  @Test
  void elsewhereALineIsWrittenNowAndThen() {
    ProgressDisplay display = display(false);
    for (int i = 0; i <= 20; i++) {
      display.show(funnel(i), i, Duration.ofMillis(500L * i).toNanos());
    }
    assertThat(text().lines()).hasSize(3).allMatch(line -> line.contains("finished"));
    assertThat(text()).doesNotContain("\033");
  }

  @Test
  void theTimeLeftIsNotGuessedBeforeAnythingIsFinished() {
    display(false).show(funnel(0), 0, 0);
    assertThat(text()).doesNotContain("left");
  }

  private ProgressDisplay display(boolean terminal) {
    return new ProgressDisplay(
        new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), terminal));
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Funnel funnel(long finished) {
    return new Funnel(
        1100,
        1000,
        60,
        20,
        20,
        1000 - finished,
        0,
        0,
        0,
        finished,
        finished == 0 ? Map.of() : Map.of("ANSWERED", finished));
  }
}
