package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** Processes that want the same name, each with a clock of its own. */
class NameClaimTest {

  private static final Duration LIMIT = Duration.ofSeconds(6);

  private final ClusterStore store = new ClusterStore(TestDatabase.migrated());
  private final HandClock clock = new HandClock(Long.MAX_VALUE - 1_000);

  private NameClaim claim(String incarnation, String installation) {
    NodeIdentity self = new NodeIdentity("node1", incarnation);
    ClusterNode row = new ClusterNode("node1", incarnation, installation, "1", "host", 0);
    return new NameClaim(store, self, () -> row, LIMIT, clock);
  }

  @Test
  void aNameThatNobodyHasIsTakenAtOnceAndKept() {
    NameClaim claim = claim("a", "here");
    assertThat(claim.turn()).isTrue();
    assertThat(claim.turn()).isTrue();
    assertThat(store.find("node1").orElseThrow().beat()).isPositive();
  }

  @Test
  void aRestartOfTheSameInstallationTakesItAtOnce() {
    claim("a", "here").turn();
    assertThat(claim("b", "here").turn()).isTrue();
    assertThat(store.find("node1").orElseThrow().incarnation()).isEqualTo("b");
  }

  @Test
  void anotherInstallationIsRefusedForAsLongAsTheOwnerLives() {
    NameClaim owner = claim("a", "here");
    NameClaim other = claim("b", "there");
    owner.turn();
    for (int i = 0; i < 10; i++) {
      assertThat(other.turn()).isFalse();
      clock.pass(LIMIT.minusNanos(1));
      assertThat(owner.turn()).isTrue();
    }
  }

  @Test
  void anotherInstallationTakesTheNameOfAnOwnerThatIsGone() {
    NameClaim owner = claim("a", "here");
    NameClaim other = claim("b", "there");
    owner.turn();
    assertThat(other.turn()).isFalse();
    clock.pass(LIMIT);
    assertThat(other.turn()).isTrue();
    assertThat(owner.turn()).as("the old owner when it wakes").isFalse();
  }

  @Test
  void aRowThatIsReadForTheFirstTimeProvesNoLife() {
    BeatWatch watch = new BeatWatch(Duration.ofSeconds(3), clock);
    NameClaim owner = claim("a", "here");
    owner.turn();
    assertThat(watch.alive(store.nodes())).isEmpty();
    owner.turn();
    assertThat(watch.alive(store.nodes())).hasSize(1);
    clock.pass(Duration.ofMillis(2999));
    assertThat(watch.alive(store.nodes())).hasSize(1);
    clock.pass(Duration.ofMillis(1));
    assertThat(watch.alive(store.nodes())).isEmpty();
    assertThat(watch.alive(List.of())).isEmpty();
  }
}
