package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.ecm.audit.Audit;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.CallPlans;
import org.ecm.contact.ConflictException;
import org.ecm.contact.Recycling;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dialer took two contacts, which fill its window; then its tables could not be read. */
class LostTablesTest {

  private static final long CAMPAIGN = 1;
  private static final ManualSettlement.Seen BOTH = new ManualSettlement.Seen(2, 2);
  private static final ResultSettings SETTINGS =
      new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final SyncResults results = lab.results(SETTINGS);
  private final MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");
  private final Audit audit = new Audit(lab.database, lab.ids, Clock.systemUTC());
  private final ManualSettlement settlement =
      new ManualSettlement(lab.database, audit, Clock.systemUTC());

  private List<Long> contacts;

  @BeforeEach
  void twoContactsAreAtTheDialer() {
    lab.database.useTransaction(h -> h.execute("update dialer_campaign set window_size = 2"));
    lab.contacts(2);
    Lab.turn(feed, feeding);
    contacts =
        lab.database.inTransaction(
            h -> h.createQuery("select id from contact order by id").mapTo(Long.class).list());
    dialer.failLookUps(new IllegalStateException("the tables cannot be read"));
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void whoCouldNotBeLookedUpForHoursIsSettledAndTheCampaignGoesOn() {
    lab.contacts(1);
    Lab.turn(feed, feeding);
    assertThat(lab.states()).as("the window is full").containsEntry("WAITING", 1L);
    lookUpsAreDueFor(Duration.ofHours(5));

    assertThat(settlement.settleAll(CAMPAIGN, BOTH, "ada"))
        .isEqualTo(new ManualSettlement.Outcome(2, 0));
    Lab.turn(feed, feeding);

    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 2L));
    assertThat(
            lab.count(
                "select count(*) from contact c join attempt a on a.id = c.current_attempt"
                    + " where c.reason = 'RESULT_UNKNOWN' and c.attempts_made = 1"
                    + " and a.state = 'LOST'"))
        .isEqualTo(2);
    assertThat(dialer.sent()).as("each of the three once").hasSize(3);
  }

  @Test
  void oneOfThemIsSettled() {
    lookUpsAreDueFor(Duration.ofHours(5));
    assertThat(settlement.isUndecided(contacts.get(0))).isTrue();
    settlement.settle(contacts.get(0), attempt(contacts.get(0)), "ada");
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
    assertThat(settlement.isUndecided(contacts.get(0))).isFalse();
  }

  @Test
  void whoCouldBeLookedUpLatelyIsNotToBeSettled() {
    lookUpsAreDueFor(Duration.ofHours(3));

    assertThat(settlement.isUndecided(contacts.get(0))).isFalse();
    assertThat(settlement.pending(CAMPAIGN).contacts()).isZero();
    assertThatThrownBy(() -> settlement.settle(contacts.get(0), attempt(contacts.get(0)), "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is AT_DIALER (SENT): there is nothing to decide unless")
        .hasMessageContaining("for 4 hours");
    assertThatThrownBy(() -> settlement.settleAll(CAMPAIGN, BOTH, "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("0 contacts to settle now, 0 of them at the dialer, not 2 and 2");
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void aLookUpThatWorksAgainComesBeforeAnyDecision() {
    lookUpsAreDueFor(Duration.ofHours(5));
    dialer.failLookUps(null);
    Lab.turn(results, syncing);

    assertThatThrownBy(() -> settlement.settleAll(CAMPAIGN, BOTH, "ada"))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void soDoesAReadBackThatFindsThemThere() {
    lookUpsAreDueFor(Duration.ofHours(5));
    doubt(contacts);
    dialer.failLookUps(null);
    Lab.turn(feed, feeding);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));

    assertThat(settlement.pending(CAMPAIGN).contacts()).isZero();
    assertThat(settlement.isUndecided(contacts.get(0))).isFalse();
  }

  /** Read before the look-up came, written after it. */
  @Test
  void whatWasLookedUpSinceItWasReadIsLeftAlone() {
    lookUpsAreDueFor(Duration.ofHours(5));
    Instant now = Instant.now();
    List<Undecided> read = lab.database.inTransaction(h -> Undecided.of(h, CAMPAIGN, now));
    assertThat(read).hasSize(2);
    lookUpsAreDueFor(Duration.ZERO);

    assertThat(lab.database.inTransaction(h -> Undecided.finish(h, read, now)).intValue()).isZero();
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void thoseAtTheDialerAreToldFromThoseThatAreUnknown() {
    Instant due = lookUpsAreDueFor(Duration.ofHours(5));
    doubt(contacts.subList(0, 1));

    ManualSettlement.Pending pending = settlement.pending(CAMPAIGN);
    assertThat(pending.contacts()).isEqualTo(2);
    assertThat(pending.atDialer()).isEqualTo(1);
    assertThat(pending.oldest()).as("the one at the dialer").isEqualTo(due);
    assertThat(pending.newest()).isAfter(due);
  }

  /** Who decides about unknown ones does not end others that the dialer may still call. */
  @Test
  void whoHasNotSeenThatTheyAreAtTheDialerDoesNotEndThem() {
    lookUpsAreDueFor(Duration.ofHours(5));
    assertThatThrownBy(() -> settlement.settleAll(CAMPAIGN, new ManualSettlement.Seen(2, 0), "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("2 of them at the dialer");
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  @Test
  void whatTheDialerStillCallsIsLateAndNothingBringsThemBack() {
    lookUpsAreDueFor(Duration.ofHours(5));
    settlement.settleAll(CAMPAIGN, BOTH, "ada");
    dialer.failLookUps(null);
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.BUSY));
    Lab.turn(results, syncing);
    new Recycling(lab.database, lab.ids, new CallPlans(), audit, Clock.systemUTC())
        .recycle(CAMPAIGN, "ada", "a");
    Lab.turn(feed, feeding);

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'LATE'")).isEqualTo(2);
    assertThat(dialer.sent()).hasSize(2);
  }

  private Instant lookUpsAreDueFor(Duration time) {
    Instant due = Instant.now().minus(time).truncatedTo(ChronoUnit.MILLIS);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update attempt set sweep_at = ? where state = 'OPEN'",
                LocalDateTime.ofInstant(due, ZoneOffset.UTC)));
    return due;
  }

  private void doubt(List<Long> ids) {
    lab.database.useTransaction(
        h -> {
          ids.forEach(
              id ->
                  h.execute(
                      "update contact set state = 'UNKNOWN', reason = 'IN_DOUBT' where id = ?",
                      id));
          h.execute("update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT'");
        });
  }

  private long attempt(long contact) {
    return lab.count("select current_attempt from contact where id = " + contact);
  }
}
