package org.ecm.drills.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartTogetherTest {
  private static final String FIRST = joined("04:01:42,855", "(1) [node1(v=16.0.5)]");
  private static final String SECOND =
      joined("04:01:42,985", "(2) [node1(v=16.0.5), node2(v=16.0.5)]");

  @Test
  void whoTakesWhatIsMeantForAMemberTakesItFromThatOne() {
    assertThat(StartTogether.tookFromMember(SECOND, FIRST, took("04:01:52,595"))).isTrue();
    assertThat(StartTogether.tookFromMember(FIRST, SECOND, took("04:01:52,595"))).isTrue();
  }

  @Test
  void whoTookItBeforeTheOtherJoinedCouldNotKnowOfThatOne() {
    assertThat(StartTogether.tookFromMember(SECOND, FIRST, took("04:01:42,900"))).isFalse();
  }

  @Test
  void serversThatDidNotMeetKnowNothingOfEachOther() {
    String alone = joined("04:01:43,100", "(1) [node2(v=16.0.5)]");
    assertThat(StartTogether.tookFromMember(alone, FIRST, took("04:01:52,595"))).isFalse();
  }

  private static String joined(String time, String members) {
    return ("2026-11-26 %s INFO  [org.jboss.as.clustering.jgroups] (ServerService Thread Pool -- 80)"
            + " WFLYCLJG0033: Connected 'ee' channel. 'node' joined cluster 'ejb' with view:"
            + " [node1(v=16.0.5)|1] %s")
        .formatted(time, members);
  }

  private static String took(String time) {
    return ("2026-11-26 %s INFO  [org.ecm.cluster.MandateSeat] (ecm-mandates)"
            + " Mandate contact-feed: held by node2 under epoch 1")
        .formatted(time);
  }
}
