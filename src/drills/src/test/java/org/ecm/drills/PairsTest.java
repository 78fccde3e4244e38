package org.ecm.drills;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairsTest {
  private static Drill pair(String first, String second) {
    return Pairs.of(Catalogue.named(first).get(0), Catalogue.named(second).get(0), 100);
  }

  @Test
  void theSessionMustSurviveAPairThatLeavesOneNodesMemory() {
    assertThat(pair("dialer-down", "kill").keepsSessions()).isTrue();
    assertThat(pair("kill-address", "hang").keepsSessions()).isTrue();
    assertThat(pair("database-5", "power-off").keepsSessions()).isTrue();
    assertThat(pair("freeze", "clock").keepsSessions()).isTrue();
    assertThat(pair("vrrp", "keepalived").keepsSessions()).isTrue();
  }

  @Test
  void theSessionMayBeLostWhereTwoFaultsMayReachBothNodes() {
    assertThat(pair("kill", "kill-idle").keepsSessions()).isFalse();
    assertThat(pair("freeze", "power-off-idle").keepsSessions()).isFalse();
    assertThat(pair("split", "rolling-restart").keepsSessions()).isFalse();
    assertThat(pair("dialer-down", "both-down").keepsSessions()).isFalse();
  }

  @Test
  void aSingleFaultLosesTheSessionOnlyIfItTakesBothNodes() {
    assertThat(Catalogue.ALL)
        .filteredOn(drill -> !drill.keepsSessions())
        .extracting(Drill::name)
        .containsExactly("both-down", "both-restart");
  }

  @Test
  void noClientMayNoticeTwoFaultsOfComponentsAndDialer() {
    assertThat(pair("hang", "dialer-slow").isUntouched()).isTrue();
    assertThat(pair("hang", "kill").isUntouched()).isFalse();
    assertThat(Catalogue.ALL)
        .filteredOn(Drill::isUntouched)
        .extracting(Drill::name)
        .containsExactlyInAnyOrder(
            "dialer-down",
            "dialer-slow",
            "dialer-refuses",
            "dialer-silent",
            "dialer-lost",
            "dialer-failover",
            "move",
            "hang",
            "hang-both");
  }
}
