package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HealthJudgementTest {

  private static final long HANG = Duration.ofSeconds(30).toNanos();
  private static final long FAILING = Duration.ofSeconds(10).toNanos();
  private static final long NOW = -5;

  private final HealthJudgement judgement =
      new HealthJudgement(
          new HealthLimits(
              Duration.ofNanos(HANG), Duration.ofNanos(FAILING), Duration.ZERO, Duration.ZERO));

  private Health judge(LoopSigns signs, String noDialer) {
    return judgement.judge(signs, noDialer, null, NOW).health();
  }

  @Test
  void aLoopThatTurnsIsFit() {
    assertThat(judge(new LoopSigns(true, NOW - HANG + 1, null, 0), null)).isEqualTo(Health.FIT);
  }

  @Test
  void aLoopWithoutASignOfLifeHangs() {
    assertThat(judge(new LoopSigns(true, NOW - HANG, null, 0), null)).isEqualTo(Health.HUNG);
  }

  @Test
  void aLoopWhoseThreadHasEndedIsNotFit() {
    assertThat(judge(new LoopSigns(false, NOW, null, 0), null)).isEqualTo(Health.HUNG);
  }

  @Test
  void roundsMayFailForAWhile() {
    assertThat(judge(new LoopSigns(true, NOW, "broken", NOW - FAILING + 1), null))
        .isEqualTo(Health.FIT);
    assertThat(
            judgement.judge(
                new LoopSigns(true, NOW, "broken", NOW - FAILING), "no route", null, NOW))
        .returns(Health.FAILING, Condition::health)
        .extracting(Condition::reason)
        .asString()
        .contains("broken");
  }

  @Test
  void aDialerThatIsOutOfReachIsLessThanALoopThatFails() {
    assertThat(judge(new LoopSigns(true, NOW, null, 0), "no route")).isEqualTo(Health.NO_DIALER);
  }

  @Test
  void aWrongClockIsTheLeastOfAll() {
    LoopSigns well = new LoopSigns(true, NOW, null, 0);
    assertThat(judgement.judge(well, "no route", "an hour fast", NOW).health())
        .isEqualTo(Health.NO_DIALER);
    assertThat(judgement.judge(well, null, "an hour fast", NOW))
        .isEqualTo(new Condition(Health.WRONG_CLOCK, "an hour fast"));
  }
}
