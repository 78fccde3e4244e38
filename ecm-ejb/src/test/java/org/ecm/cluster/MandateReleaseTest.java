package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A mandate that is given up goes on at once, and never back by mistake. */
class MandateReleaseTest extends TwoSeats {

  @Test
  void whatItGaveUpItDoesNotTakeBackAtOnceThoughTheReleaseWasLost() {
    take(node1);
    store.losesReleases = mandate -> true;
    assertThatThrownBy(node1::release).isInstanceOf(IllegalStateException.class);
    turn(node1);
    assertThat(node1.current()).isEmpty();
    assertThat(node1.remainingMillis()).hasValue(1800);
    pass(Duration.ofMillis(1800));
    turn(node1);
    assertThat(epochOf(node1)).contains(2L);
  }

  @Test
  void aNodeThatCannotGiveOneMandateBackGivesBackTheOthers() {
    Mandates mandates =
        new Mandates(
            new NodeIdentity("node1", "node1-1"),
            store,
            MandateTimes.DEFAULT,
            clock1,
            name -> Advice.CONTEND);
    MandateSeat feed = mandates.enter("contact-feed");
    MandateSeat results = mandates.enter("sync-results");
    take(feed);
    take(results);
    store.losesReleases = mandate -> mandate.name().equals("contact-feed");
    mandates.leaveAll();
    assertThat(store.read("contact-feed").orElseThrow().released()).isFalse();
    assertThat(store.read("sync-results").orElseThrow().released()).isTrue();
  }

  @Test
  void aReleasedMandateIsTakenAtOnce() {
    take(node1);
    turn(node2);
    node1.release();
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
  }

  @Test
  void aHolderThatIsNoCandidateAnyMoreGivesItsMandateUpToItsHeir() {
    take(node1);
    stances.put("node1", Stance.away("The dialer is not there", "node2"));
    turn(node1);
    assertThat(node1.current()).isEmpty();
    assertThat(store.read("contact-feed").orElseThrow())
        .returns(true, MandateRow::released)
        .returns("node2", MandateRow::heir);
    turn(node1);
    assertThat(node1.current()).isEmpty();
    turn(node2);
    assertThat(epochOf(node2)).contains(2L);
    assertThat(store.read("contact-feed").orElseThrow().heir()).isNull();
  }

  @Test
  void aReleaseUnderAnOldEpochHasNoEffectOnTheSuccessor() {
    take(node1);
    Mandate old = node1.current().orElseThrow();
    node1.release();
    turn(node2);
    store.release(old, null);
    assertThat(store.read("contact-feed").orElseThrow().released()).isFalse();
  }
}
