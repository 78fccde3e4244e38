package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ecm.cluster.HandClock;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.Lanes;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One round of Sync Results over two dialer campaigns. */
class SyncResultsTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final MandateSeat seat = lab.inOffice(SyncResults.NAME, "node1");
  // Here no read takes any time, however busy the machine is: what fails need not rest for it.
  private final HandClock clock = new HandClock(0);
  private Instant began;

  @BeforeEach
  void bothCampaignsHaveOneContactWithAResult() {
    lab.contacts(2);
    lab.database.useTransaction(
        h -> {
          h.execute("insert into dialer_campaign values (2, 'uccx', '2', 'B', 'IVR', 1000, 0, 0)");
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " select 2, 'B', 'B', state, 2, strategy_id, default_region, time_zone,"
                  + " priority, created_at, version from campaign where id = 1");
          h.execute(
              "insert into campaign_interval select 2, position, weekday, start_minute, end_minute"
                  + " from campaign_interval where campaign_id = 1");
          Lanes.ensure(h, 2, "UTC", 5);
          h.execute("update contact set campaign_id = 2 where id = (select max(id) from contact)");
        });
    began = Instant.now();
    ContactFeed feed = lab.feed();
    MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
    Lab.turn(feed, feeding);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.ANSWERED));
  }

  @Test
  void aCampaignThatCannotBeReadHoldsUpNeitherTheOtherNorTheSweep() {
    dialer.fail("1", new DialerUnreachableException("a time-out"));
    SyncResults results = withoutSweep();
    Lab.turn(results, seat);
    Lab.turn(results, seat);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
    Lab.turn(withSweep(), seat);
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
  }

  /** As on a host whose Java does not know the zone: the other node may be able to. */
  @Test
  void aResultThatCannotBeAppliedFailsTheRoundAndStopsNoOther() {
    lab.database.useTransaction(
        h -> h.execute("update campaign set time_zone = 'Nowhere/Else' where id = 2"));

    assertThatThrownBy(() -> Lab.turn(withoutSweep(), seat)).hasMessageContaining("Nowhere/Else");
    assertThatThrownBy(() -> Lab.turn(withSweep(), seat)).hasMessageContaining("Nowhere/Else");

    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
  }

  @Test
  void ofADialerThatIsAwayOneReadInARoundFails() {
    dialer.fail("1", new DialerUnreachableException("refused"));
    dialer.fail("2", new DialerUnreachableException("refused"));
    SyncResults results = withoutSweep();
    for (int round = 1; round <= 4; round++) {
      Lab.turn(results, seat);
      assertThat(dialer.reads()).hasSize(round);
    }
    dialer.fail("1", null);
    dialer.fail("2", null);
    Lab.turn(results, seat);
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
  }

  @Test
  void whatIsNotTheDialersFaultFailsTheRoundAfterTheRestOfIt() {
    dialer.fail("1", new IllegalStateException("a bug"));
    SyncResults results = withSweep();
    assertThatThrownBy(() -> Lab.turn(results, seat)).hasMessage("a bug");
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
  }

  @Test
  void aDialerThatCannotBeReadHidesNoOtherFailure() {
    dialer.fail("1", new DialerUnreachableException("a time-out"));
    dialer.failLookUps(new IllegalStateException("a bug"));
    assertThatThrownBy(() -> Lab.turn(withSweep(), seat)).hasMessage("a bug");
  }

  @Test
  void theFirstReadBeginsWhereTheFirstAttemptDoes() {
    Lab.turn(withoutSweep(), seat);
    assertThat(dialer.reads())
        .hasSize(2)
        .allSatisfy(
            read ->
                assertThat(Instant.parse(read.replaceAll(".*before ", "")))
                    .isBetween(began.minusMillis(1), Instant.now()));
  }

  private SyncResults withSweep() {
    return lab.results(new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1));
  }

  private SyncResults withoutSweep() {
    return lab.results(
        new ResultSettings(500, Duration.ofHours(1), 500, Duration.ofMinutes(3), 1), clock);
  }
}
