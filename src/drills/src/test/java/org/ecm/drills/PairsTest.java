package org.ecm.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.fault.Fault.Scene;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.load.Timeline;
import org.ecm.drills.report.Bar;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static Drill pair(String first, String second) {
    return Pairs.of(Catalogue.named(first).get(0), Catalogue.named(second).get(0), 100);
  }

  @Test
  void theSessionMustSurviveAPairThatLeavesOneNodesMemory() {
    assertThat(pair("dialer-down", "kill").bar().reach().keepsSessions()).isTrue();
    assertThat(pair("kill-address", "hang").bar().reach().keepsSessions()).isTrue();
    assertThat(pair("database-5", "power-off").bar().reach().keepsSessions()).isTrue();
    assertThat(pair("freeze", "clock").bar().reach().keepsSessions()).isTrue();
    assertThat(pair("vrrp", "keepalived").bar().reach().keepsSessions()).isTrue();
  }

  @Test
  void theSessionMayBeLostWhereTwoFaultsMayReachBothNodes() {
    assertThat(pair("kill", "kill-idle").bar().reach().keepsSessions()).isFalse();
    assertThat(pair("freeze", "power-off-idle").bar().reach().keepsSessions()).isFalse();
    assertThat(pair("split", "rolling-restart").bar().reach().keepsSessions()).isFalse();
    assertThat(pair("dialer-down", "both-down").bar().reach().keepsSessions()).isFalse();
  }

  @Test
  void aSingleFaultLosesTheSessionOnlyIfItTakesBothNodes() {
    assertThat(Catalogue.ALL)
        .filteredOn(drill -> !drill.bar().reach().keepsSessions())
        .extracting(Drill::name)
        .containsExactly("both-down", "both-restart");
  }

  @Test
  void noClientMayNoticeTwoFaultsOfComponentsAndDialer() {
    assertThat(pair("hang", "dialer-slow").bar().reach().leavesClientsAlone()).isTrue();
    assertThat(pair("hang", "kill").bar().reach().leavesClientsAlone()).isFalse();
  }

  @Test
  void noClientMayNoticeWhatConcernsOnlyAComponentOrTheDialer() {
    assertThat(Catalogue.ALL)
        .filteredOn(drill -> drill.bar().reach().leavesClientsAlone())
        .extracting(Drill::name)
        .contains("dialer-down", "dialer-lost", "dialer-failover", "move", "hang", "hang-both")
        .doesNotContain("kill-idle", "stop-idle", "keepalived", "vrrp", "clock", "database-5");
  }

  @Test
  void bothFaultsStayAsLongAsEachDoesAlone() {
    assertThat(pair("dialer-lost", "kill").hold()).isEqualTo(Duration.ofMillis(44_900));
    assertThat(pair("kill", "dialer-lost").hold()).isEqualTo(Duration.ofSeconds(45));
    assertThat(pair("kill", "stop").hold()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void theSecondMayStrikeAtAnyTimeOfTheFirst() {
    Drill outage = Catalogue.named("database-30").get(0);
    Drill kill = Catalogue.named("kill").get(0);
    assertThat(IntStream.range(0, 200).mapToObj(seed -> Pairs.of(outage, kill, new Random(seed))))
        .extracting(Drill::hold)
        .allSatisfy(
            hold -> assertThat(hold).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30)))
        .anySatisfy(hold -> assertThat(hold).isLessThan(Duration.ofSeconds(10)))
        .anySatisfy(hold -> assertThat(hold).isGreaterThan(Duration.ofSeconds(20)));
  }

  private static Drill drill(String name, Fault fault) {
    return new Drill(name, name, Bar.NONE, Duration.ZERO, () -> fault);
  }

  @Test
  void aPairWhoseSecondFaultDoesNotStrikeIsNotCarriedOut() throws Exception {
    Drill first = drill("first", scene -> scene.timeline().strike("It strikes"));
    Drill second =
        drill(
            "second",
            scene -> {
              throw new DrillException("Node node1 does not run");
            });
    Timeline timeline = new Timeline();
    Pairs.of(first, first, 0).fault().get().strike(new Scene(null, timeline, null));
    assertThat(timeline.omission()).isNull();
    Pairs.of(first, second, 0).fault().get().strike(new Scene(null, timeline, null));
    assertThat(timeline.omission()).contains("Node node1 does not run");
  }

  /** Cuts a cable that the first fault may have taken away, which can then not be mended either. */
  private record Cable(boolean there) implements Fault {
    @Override
    public void strike(Scene scene) {
      if (!there) {
        throw new DrillException("Cannot find device");
      }
    }

    @Override
    public void heal(Scene scene) {
      throw new DrillException("Cannot find device");
    }
  }

  @Test
  void whatDidNotStrikeNeedNotBeHealed() throws Exception {
    Drill first = drill("first", scene -> scene.timeline().strike("It strikes"));
    Scene scene = new Scene(null, new Timeline(), null);
    Fault missing = Pairs.of(first, drill("second", new Cable(false)), 0).fault().get();
    missing.strike(scene);
    missing.heal(scene);
    Fault struck = Pairs.of(first, drill("second", new Cable(true)), 0).fault().get();
    struck.strike(scene);
    assertThatThrownBy(() -> struck.heal(scene)).isInstanceOf(DrillException.class);
  }
}
