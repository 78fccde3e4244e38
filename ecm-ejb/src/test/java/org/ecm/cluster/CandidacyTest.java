package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecm.cluster.Candidacy.Situation;
import org.junit.jupiter.api.Test;

/** What node1 makes of its situation; the component prefers node2. */
class CandidacyTest {

  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final Duration SPREAD = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofHours(1);
  private static final Condition NO_DIALER = new Condition(Health.NO_DIALER, "no route");
  private static final Condition WRONG_CLOCK = new Condition(Health.WRONG_CLOCK, "an hour fast");
  private static final Condition HUNG = new Condition(Health.HUNG, "hangs");
  private static final Mandate OURS = new Mandate("contact-feed", "node1", "one", 7);
  private static final Mandate THEIRS = new Mandate("contact-feed", "node2", "two", 7);

  private final Candidacy candidacy =
      new Candidacy(new NodeIdentity("node1", "one"), "node2", PATIENCE, GRACE, SPREAD);

  private Condition condition = Condition.FIT;
  private Duration behindFor = LONG;
  private String away;
  private ComponentOrder order = ComponentOrder.NONE;
  private List<Peer> peers = List.of(peer(Condition.FIT));
  private String elected;
  private Duration age = LONG;
  private boolean atWork = true;
  private String leftBy;

  private Situation now() {
    return new Situation(condition, behindFor, away, order, peers, elected, age);
  }

  private static Peer peer(Condition condition) {
    return new Peer("node2", "two", condition);
  }

  private static MandateRow free(Mandate last, String heir) {
    return new MandateRow(last, 3, true, heir);
  }

  private static MandateRow expired(Mandate last) {
    return new MandateRow(last, 3, false, null);
  }

  @Test
  void aFitHolderStays() {
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void aHolderWithoutItsDialerStepsDownForAFitPeer() {
    condition = NO_DIALER;
    assertThat(stance(OURS)).isEqualTo(Stance.away("no route", "node2"));
  }

  @Test
  void aHolderWaitsUntilItsPeerMustHaveFoundOutTheSame() {
    condition = NO_DIALER;
    behindFor = PATIENCE.minusNanos(1);
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
    assertThat(stance(null).candidate()).isFalse();
  }

  @Test
  void aHolderWithAWrongClockWaitsToSeeWhetherItIsTheDatabases() {
    condition = WRONG_CLOCK;
    assertThat(stance(OURS)).isEqualTo(Stance.away("an hour fast", "node2"));
    behindFor = PATIENCE.minusNanos(1);
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
    behindFor = LONG;
    peers = List.of(peer(WRONG_CLOCK));
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void aHolderWhoseLoopHangsStepsDownAtOnce() {
    condition = HUNG;
    behindFor = Duration.ZERO;
    assertThat(stance(OURS).heir()).isEqualTo("node2");
  }

  @Test
  void aHolderStaysIfItsPeerIsNoBetter() {
    condition = NO_DIALER;
    for (Condition other : List.of(NO_DIALER, HUNG, new Condition(Health.AWAY, "suspended"))) {
      peers = List.of(peer(other));
      assertThat(stance(OURS)).as("%s", other).isEqualTo(Stance.CANDIDATE);
    }
  }

  @Test
  void aLoneNodeStaysWhateverItsHealth() {
    condition = HUNG;
    peers = List.of();
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
    assertThat(stance(null)).isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void aSuspendedNodeStaysAwayAndNamesTheFitNode() {
    away = "The server is suspended";
    assertThat(stance(OURS)).isEqualTo(Stance.away(away, "node2"));
    peers = List.of();
    assertThat(stance(null)).isEqualTo(Stance.away(away, null));
  }

  @Test
  void anOrderToStopIsFollowed() {
    order = new ComponentOrder(true, false, null, 0);
    assertThat(stance(OURS).candidate()).isFalse();
    assertThat(stance(OURS).heir()).isNull();
    order = new ComponentOrder(false, true, null, 0);
    assertThat(stance(OURS).heir()).isEqualTo("node2");
  }

  @Test
  void aMoveEndsTheTermItNamesAndNoLaterOne() {
    order = new ComponentOrder(false, false, "node2", 7);
    assertThat(stance(OURS).heir()).isEqualTo("node2");
    order = new ComponentOrder(false, false, "node2", 6);
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
    order = new ComponentOrder(false, false, "node1", 7);
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void aFreeMandateIsLeftToTheElectedNodeForAGrace() {
    elected = "node2";
    assertThat(leaves(free(OURS, null), Duration.ZERO)).isTrue();
    assertThat(leaves(free(OURS, null), GRACE)).isFalse();
    elected = "node1";
    assertThat(leaves(free(OURS, null), Duration.ZERO)).isFalse();
  }

  @Test
  void anHeirComesBeforeTheElection() {
    elected = "node2";
    assertThat(leaves(free(THEIRS, "node1"), Duration.ZERO)).isFalse();
    elected = "node1";
    assertThat(leaves(free(OURS, "node2"), Duration.ZERO)).isTrue();
  }

  @Test
  void nobodyWaitsForANodeThatIsDeadOrAwayOrGaveTheMandateUp() {
    elected = "node2";
    assertThat(leaves(free(THEIRS, null), Duration.ZERO)).isFalse();
    peers = List.of(peer(new Condition(Health.AWAY, "suspended")));
    assertThat(leaves(free(OURS, null), Duration.ZERO)).isFalse();
    peers = List.of();
    assertThat(leaves(free(OURS, "node2"), Duration.ZERO)).isFalse();
  }

  @Test
  void anExpiredMandateIsTakenAtOnceWhoeverIsElected() {
    elected = "node2";
    assertThat(leaves(expired(OURS), Duration.ZERO)).isFalse();
  }

  @Test
  void nobodyIsWaitedForAtAStart() {
    atWork = false;
    age = Duration.ZERO;
    peers = List.of();
    assertThat(leaves(free(THEIRS, null), Duration.ZERO)).isFalse();
    assertThat(leaves(expired(THEIRS), Duration.ZERO)).isFalse();
  }

  @Test
  void atAStartAFreeMandateIsLeftToThePreferredNodeIfThatWorksAlready() {
    atWork = false;
    age = Duration.ZERO;
    elected = "node1";
    assertThat(leaves(free(OURS, null), Duration.ZERO)).isTrue();
    assertThat(leaves(free(OURS, null), GRACE)).isFalse();
    atWork = true;
    assertThat(leaves(free(OURS, null), Duration.ZERO)).isFalse();
  }

  @Test
  void whatWasFoundIdleAtAStartGoesToThePreferredNodeOnceThatWorks() {
    leftBy = "dead";
    age = SPREAD.minusNanos(1);
    assertThat(stance(OURS).heir()).isEqualTo("node2");
    assertThat(stance(OURS).candidate()).isFalse();

    peers = List.of();
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
    for (Condition worse : List.of(NO_DIALER, new Condition(Health.AWAY, "stopped"))) {
      peers = List.of(peer(worse));
      assertThat(stance(OURS)).as("%s", worse).isEqualTo(Stance.CANDIDATE);
    }
  }

  @Test
  void nothingIsHandedOverOnceTheStartIsOver() {
    age = Duration.ZERO;
    assertThat(stance(OURS)).as("seen at work with another").isEqualTo(Stance.CANDIDATE);
    leftBy = "dead";
    age = SPREAD;
    assertThat(stance(OURS)).as("at work here for long").isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void aProcessThatStoodStillOrDiedIsNotGivenBackWhatItLeft() {
    leftBy = "two";
    age = Duration.ZERO;
    assertThat(stance(OURS)).isEqualTo(Stance.CANDIDATE);
  }

  @Test
  void anHeirThatADeadNodeNamedSaysNothingToNodesThatStart() {
    Mandate dead = new Mandate("contact-feed", "node2", "dead", 7);
    atWork = false;
    age = Duration.ZERO;
    assertThat(leaves(free(dead, "node1"), Duration.ZERO)).as("node2 is preferred").isTrue();
    age = LONG;
    assertThat(leaves(free(dead, "node1"), Duration.ZERO)).isFalse();
  }

  @Test
  void aNodeThatStartedJustNowTakesWhatALivingOneHandsToIt() {
    atWork = false;
    age = Duration.ZERO;
    assertThat(leaves(free(THEIRS, "node1"), Duration.ZERO)).isFalse();
    assertThat(leaves(free(OURS, "node2"), Duration.ZERO)).as("what it gave up itself").isTrue();
  }

  private Stance stance(Mandate held) {
    return candidacy.stance(now(), held, leftBy);
  }

  private boolean leaves(MandateRow row, Duration since) {
    return candidacy.leavesToOther(now(), row, since, atWork);
  }
}
