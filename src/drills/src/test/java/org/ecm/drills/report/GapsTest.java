package org.ecm.drills.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.ecm.drills.load.MandateWatch.Sight;
import org.ecm.drills.load.Timeline;
import org.ecm.drills.load.Timeline.Mend;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private static final Mend MENDED =
      new Mend("the database answered", new Timeline.Event(START, nanos(20_000), ""));

  private final Gaps gaps = new Gaps(nanos(10_000), nanos(30_000));

  private static long nanos(long millis) {
    return millis * 1_000_000;
  }

  private static Sight sight(long epoch, long beat, boolean released, long millis) {
    return new Sight(
        "contact-feed", "node", "i" + epoch, epoch, beat, released, false, nanos(millis), START);
  }

  private long component(Sight... sights) {
    return gaps.component("contact-feed", List.of(sights), null).length().toMillis();
  }

  @Test
  void theLongestTimeWithoutAnAnswerIsTheGapOfTheAddress() {
    List<Long> answered =
        LongStream.rangeClosed(0, 600)
            .map(i -> i * 50)
            .filter(i -> i < 12_000 || i > 13_000)
            .map(GapsTest::nanos)
            .boxed()
            .toList();
    Gap gap = gaps.address(answered, Duration.ofSeconds(1));
    assertThat(gap.length()).isEqualTo(Duration.ofMillis(1100));
    assertThat(gap.afterStrike()).isEqualTo(Duration.ofMillis(1950));
    assertThat(gap.isMet()).isFalse();
  }

  @Test
  void anAddressThatNeverComesBackIsAGapToTheEnd() {
    assertThat(gaps.address(List.of(nanos(9_900), nanos(11_000)), null).length())
        .isEqualTo(Duration.ofSeconds(19));
  }

  @Test
  void whatHappenedBeforeTheFaultIsNoGap() {
    List<Long> answered =
        LongStream.rangeClosed(100, 300).map(i -> nanos(i * 100)).boxed().toList();
    assertThat(gaps.address(answered, null).length()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aHolderThatRenewsLeavesNoGap() {
    Sight[] renewals =
        LongStream.range(0, 75).mapToObj(i -> sight(4, i, false, i * 400)).toArray(Sight[]::new);
    assertThat(component(renewals)).isZero();
  }

  @Test
  void aGapBeginsWithTheFaultWhenTheHolderIsReplaced() {
    assertThat(
            component(
                sight(4, 7, false, 9_800), sight(5, 0, false, 11_700), sight(5, 1, false, 29_000)))
        .isEqualTo(17_300);
    assertThat(
            gaps.component(
                    "contact-feed",
                    List.of(
                        sight(4, 7, false, 9_800),
                        sight(5, 0, false, 11_700),
                        sight(5, 1, false, 13_000)),
                    null)
                .afterStrike()
                .toMillis())
        .isEqualTo(3000);
  }

  @Test
  void aGapBeginsWithTheReleaseWhenTheMandateIsGivenBack() {
    assertThat(
            component(
                sight(4, 7, false, 10_800),
                sight(4, 7, true, 11_000),
                sight(5, 0, false, 11_080),
                sight(5, 1, false, 29_500)))
        .isEqualTo(18_420);
  }

  @Test
  void aMandateThatNobodyTakesIsAGapToTheEnd() {
    assertThat(component(sight(4, 7, false, 9_800))).isEqualTo(20_000);
  }

  @Test
  void aReleaseAfterTheHoldersDeathDoesNotShortenTheGap() {
    Sight reported =
        new Sight("contact-feed", "node", "i4", 4, 7, true, true, nanos(11_000), START);
    assertThat(component(sight(4, 7, false, 9_800), reported, sight(5, 0, false, 28_900)))
        .isEqualTo(18_900);
  }

  @Test
  void theSlowestCallbackIsTheGapOfTheCallbacksFromItsFirstTry() {
    Gap gap =
        gaps.callbacks(
            List.of(
                new Acknowledged("callback", "a", "1", 1, nanos(50), nanos(11_000), START),
                new Acknowledged("callback", "b", "2", 3, nanos(2_000), nanos(14_500), START)),
            null);
    assertThat(gap.length()).isEqualTo(Duration.ofSeconds(2));
    assertThat(gap.afterStrike()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void whatWorksAgainIsTimedFromWhenTheFaultWasPutRight() {
    Gap gap =
        gaps.again(
            "contacts flow",
            MENDED,
            LongStream.of(nanos(19_999), nanos(22_500), nanos(21_500)),
            Duration.ofSeconds(1));
    assertThat(gap.service()).isEqualTo("contacts flow after the database answered");
    assertThat(gap.length()).isEqualTo(Duration.ofMillis(1500));
    assertThat(gap.afterStrike()).isEqualTo(Duration.ofSeconds(10));
    assertThat(gap.isMet()).isFalse();
  }

  @Test
  void whatNeverWorksAgainIsAGapToTheEnd() {
    Gap gap = gaps.again("contacts flow", MENDED, LongStream.empty(), null);
    assertThat(gap.length()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void theLastOfThoseWhoWaitedIsTimed() {
    Gap gap =
        gaps.answered(
            List.of(
                callback(19_000, 19_500),
                callback(15_000, 21_000),
                callback(19_900, 23_000),
                callback(20_100, 29_000)),
            MENDED,
            null);
    assertThat(gap.service()).isEqualTo("waiting callers answered after the database answered");
    assertThat(gap.length()).isEqualTo(Duration.ofSeconds(3));
    assertThat(gaps.answered(List.of(), MENDED, null).length()).isZero();
  }

  private static Acknowledged callback(long asked, long answered) {
    return new Acknowledged(
        "callback", "a", "1", 1, nanos(answered - asked), nanos(answered), START);
  }
}
