package org.ecm.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecm.dialer.Disposition;
import org.junit.jupiter.api.Test;

class CallStrategyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private final CallStrategy strategy = DefaultStrategy.create();
  private final List<String> three = List.of("+1", "+2", "+3");
  private final List<String> onlyFirst = Arrays.asList("+1", null, null, null, null);

  @Test
  void theFirstAttemptCallsTheFirstPhoneThatMayBeCalled() {
    assertThat(strategy.first(three, n -> true, NOW)).isEqualTo(new Next.Attempt(0, "+1", NOW));
    assertThat(strategy.first(three, n -> !n.equals("+1"), NOW))
        .isEqualTo(new Next.Attempt(1, "+2", NOW));
  }

  @Test
  void everyPhoneThatAContactMayHaveIsCalled() {
    assertThat(strategy.steps()).extracting(Step::phone).contains(1, 2, 3, 4, 5);
  }

  @Test
  void noAnswerGoesToTheNextStepAfterItsDelay() {
    assertThat(strategy.after(0, "+1", Disposition.NO_ANSWER, three, n -> true, NOW))
        .isEqualTo(new Next.Attempt(1, "+2", NOW.plus(Duration.ofMinutes(60))));
  }

  @Test
  void aStepWhosePhoneIsMissingIsSkippedAndNeverRedirected() {
    assertThat(strategy.after(0, "+1", Disposition.NO_ANSWER, onlyFirst, n -> true, NOW))
        .isEqualTo(new Next.Attempt(5, "+1", NOW.plus(Duration.ofMinutes(60))));
  }

  @Test
  void anInvalidNumberIsNotCalledAgain() {
    assertThat(strategy.after(0, "+1", Disposition.INVALID_NUMBER, onlyFirst, n -> true, NOW))
        .isEqualTo(new Next.Finish());
    assertThat(strategy.after(0, "+1", Disposition.INVALID_NUMBER, three, n -> true, NOW))
        .isEqualTo(new Next.Attempt(1, "+2", NOW));
  }

  @Test
  void aWrongNumberThatStandsTwiceInTheContactIsNotCalledAgain() {
    List<String> twice = List.of("+1", "+1", "+3");
    assertThat(strategy.after(0, "+1", Disposition.WRONG_NUMBER, twice, n -> true, NOW))
        .isEqualTo(new Next.Attempt(2, "+3", NOW));
  }

  @Test
  void anAnswerAndAnUnknownResultEndTheContact() {
    assertThat(strategy.after(0, "+1", Disposition.ANSWERED, three, n -> true, NOW))
        .isEqualTo(new Next.Finish());
    assertThat(strategy.after(0, "+1", Disposition.OTHER, three, n -> true, NOW))
        .isEqualTo(new Next.Finish());
  }

  @Test
  void theLastStepEndsTheContact() {
    assertThat(strategy.after(7, "+1", Disposition.BUSY, three, n -> true, NOW))
        .isEqualTo(new Next.Finish());
  }
}
