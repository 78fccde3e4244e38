package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ecm.dialer.ScriptedDialer;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long BAD = 7;
  private static final List<Long> OTHERS = List.of(8L, 9L);

  private final FeedSettings settings = new Lab(new ScriptedDialer()).settings();
  private final Pace pace = new Pace(settings);

  @Test
  void aBatchThatIsBlamedIsHalvedUntilOneStandsAlone() {
    int size = settings.batchSize();
    while (size > 1) {
      pace.contentRefused(size, 0);
      assertThat(pace.size(false)).isEqualTo(size / 2);
      size = pace.size(false);
    }
    pace.contentRefused(1, 0);
    assertThat(pace.size(false)).isEqualTo(1);
  }

  @Test
  void whoIsRefusedAloneIsRefusedForGoodOnlyOnceTheDialerHasTakenOthers() {
    assertThat(pace.isCulprit(BAD)).isFalse();
    assertThat(pace.isCulprit(BAD)).isFalse();
    pace.accepted(OTHERS);
    assertThat(pace.isCulprit(BAD)).isTrue();
  }

  /** It was refused as the dialer was full, and is so again when its next call is due. */
  @Test
  void whoWasTakenSinceIsNotToBlame() {
    assertThat(pace.isCulprit(BAD)).isFalse();
    pace.accepted(List.of(BAD));
    pace.accepted(OTHERS);
    assertThat(pace.isCulprit(BAD)).isFalse();
    pace.perhapsTaken(List.of(BAD));
    pace.accepted(OTHERS);
    assertThat(pace.isCulprit(BAD)).isFalse();
    pace.accepted(OTHERS);
    assertThat(pace.isCulprit(BAD)).isTrue();
  }

  @Test
  void aDialerThatRefusesOneAfterTheOtherIsLeftAloneForAWhile() {
    pace.contentRefused(1, 0);
    pace.contentRefused(1, 0);
    assertThat(pace.mayGo(0)).isTrue();
    pace.contentRefused(1, 0);
    assertThat(pace.mayGo(0)).isFalse();
    assertThat(pace.startsFailing()).isTrue();
    long later = settings.backOffMax().toNanos();
    assertThat(pace.mayGo(later)).isTrue();
    pace.accepted(OTHERS);
    pace.contentRefused(1, later);
    assertThat(pace.mayGo(later)).isTrue();
  }
}
