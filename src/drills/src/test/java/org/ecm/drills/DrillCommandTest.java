package org.ecm.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.drills.check.Finding;
import org.ecm.drills.report.DrillResult;
import org.ecm.drills.report.Gap;
import org.junit.jupiter.api.Test;

class DrillCommandTest {
  private static DrillResult result(int gapMillis, List<String> breaches, String broken) {
    return new DrillResult(
        "kill",
        "WildFly is killed",
        List.of(new Finding("P5", "no acknowledged callback is lost", breaches)),
        List.of(
            new Gap(
                "virtual IP", Duration.ofMillis(gapMillis), Duration.ZERO, Duration.ofSeconds(1))),
        List.of(),
        Instant.EPOCH,
        0,
        "",
        broken);
  }

  private static int status(boolean strict, DrillResult... results) {
    return DrillCommand.status(List.of(results), strict);
  }

  @Test
  void aMissedBarCountsOnlyWhereThatIsAskedFor() {
    DrillResult missed = result(1200, List.of(), null);
    assertThat(status(false, missed)).isZero();
    assertThat(status(true, missed)).isEqualTo(1);
    assertThat(status(true, result(300, List.of(), null))).isZero();
  }

  @Test
  void aBrokenPromiseCounts() {
    assertThat(status(false, result(300, List.of("call-1"), null))).isEqualTo(1);
  }

  @Test
  void whatWasCarriedOutInPartDoesNotCountAsCarriedOut() {
    DrillResult part = result(300, List.of(), "The second fault did not strike");
    assertThat(part.isInPart()).isTrue();
    assertThat(part.isKept()).isFalse();
    assertThat(part.isPromiseBroken()).isFalse();
    assertThat(status(false, part)).isEqualTo(2);
  }
}
