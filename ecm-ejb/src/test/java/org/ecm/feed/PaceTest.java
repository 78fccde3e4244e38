package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.dialer.ScriptedDialer;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long BAD = 7;

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
    pace.accepted();
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
    pace.accepted();
    pace.contentRefused(1, later);
    assertThat(pace.mayGo(later)).isTrue();
  }
}
