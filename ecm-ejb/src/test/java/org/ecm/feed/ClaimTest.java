package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.ecm.callback.CallbackDraft;
import org.ecm.callback.Callbacks;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.CallPlans;
import org.ecm.contact.ContactLists;
import org.ecm.contact.Lanes;
import org.ecm.database.LockWait;
import org.junit.jupiter.api.Test;

/** What a claim takes, and what it leaves to a callback that came in between. */
class ClaimTest {
  private static final DialerTarget TARGET = new DialerTarget(1, "uccx", "1", "Reminders", 1000);

  private final Lab lab = new Lab(null);
  private final FeedSettings settings = lab.settings();
  private final Instant now = Instant.now().plusSeconds(60);
  private final MandateSeat seat = lab.seat(ContactFeed.NAME, "node1");

  @Test
  void whatACallbackHasPutOffIsNeitherClaimedNorEnded() {
    lab.contacts(3);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set expires_at = ? where id = (select max(id) from contact)",
                now.plusSeconds(60)));
    List<Candidate> found = choose(10);
    assertThat(found).hasSize(3);
    Instant tomorrow = now.plus(Duration.ofDays(1));
    for (int i : new int[] {0, 2}) {
      lab.database.useTransaction(
          h ->
              h.execute(
                  "update contact set due_at = ?, expires_at = null where id = ?",
                  tomorrow,
                  found.get(i).id()));
    }
    assertThat(claim(found)).extracting(ClaimedContact::contact).containsExactly(found.get(1).id());
    assertThat(lab.count("select count(*) from contact where state = 'WAITING'")).isEqualTo(2);
  }

  /** They end, once the database says so, too; a clock that is fast must not do it. */
  @Test
  void whoseTimeIsOverIsNeitherChosenNorEndedHere() {
    lab.contacts(2);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set expires_at = ? where id = (select max(id) from contact)", now));
    assertThat(claim(choose(10))).hasSize(1);
    assertThat(lab.states()).isEqualTo(Map.of("CLAIMED", 1L, "WAITING", 1L));
  }

  @Test
  void whatACallbackHasMovedToAnotherZoneIsLookedAtAgain() {
    lab.contacts(2);
    List<Candidate> found = choose(10);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set call_zone = 'Asia/Tokyo' where id = ?", found.get(0).id()));
    assertThat(claim(found)).extracting(ClaimedContact::contact).containsExactly(found.get(1).id());
  }

  /**
   * A callback for now leaves the contact due: only what was read of it tells that it was moved.
   */
  @Test
  void whatACallbackForNowHasTakenTheExpiryFromIsLookedAtAgain() {
    lab.contacts(1);
    lab.database.useTransaction(
        h -> h.execute("update contact set expires_at = ?", now.plusSeconds(60)));
    List<Candidate> found = choose(10);
    callBackNow(found.get(0), null);

    assertThat(claim(found)).isEmpty();
    assertThat(lab.states()).isEqualTo(Map.of("WAITING", 1L));
    assertThat(claim(choose(10))).hasSize(1);
  }

  @Test
  void whatACallbackHasMovedIsNotPutBackWhereItWasIfItsNumberIsBusy() {
    lab.contacts(2);
    lab.database.useTransaction(h -> h.execute("update contact set next_number = '+12025550123'"));
    List<Candidate> found = choose(10);
    lab.database.useTransaction(
        h -> h.execute("update contact set next_number = phone1 where id = ?", found.get(0).id()));
    callBackNow(found.get(1), "Pacific/Honolulu");
    claim(found);

    assertThat(
            lab.count(
                "select count(*) from contact c join contact_lane l"
                    + " on l.campaign_id = c.campaign_id and l.call_zone = c.call_zone"
                    + " and l.priority = c.priority where c.call_zone = 'Pacific/Honolulu'"
                    + " and c.priority = 9 and c.state = 'WAITING' and c.reason = 'CALLBACK'"))
        .isEqualTo(1);
  }

  /** By its time a late result tells that nobody has asked for another one (rule 3.2). */
  @Test
  void whoTakesAnotherPhoneKeepsItsTime() {
    lab.contacts(1);
    List<Candidate> found = choose(10);
    forbid(found.get(0).number());

    assertThat(claim(found)).isEmpty();
    assertThat(choose(10))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.number()).isEqualTo(c.phones().get(1));
              assertThat(c.dueAt()).isEqualTo(found.get(0).dueAt());
            });
  }

  /** Whom it takes and whom it moves aside, in one order: else two could wait for each other. */
  @Test
  void itHoldsNoContactWhileItWaitsForOneBeforeIt() {
    lab.contacts(2);
    List<Candidate> found =
        choose(10).stream().sorted(Comparator.comparingLong(Candidate::id)).toList();
    forbid(found.get(1).number());
    CompletableFuture<List<ClaimedContact>> claiming =
        lab.database.inTransaction(
            h -> {
              h.execute(
                  "update contact set updated_at = updated_at where id = ?", found.get(0).id());
              CompletableFuture<List<ClaimedContact>> waiting =
                  CompletableFuture.supplyAsync(() -> claim(found));
              LockWait.await(lab.source);
              h.execute(
                  "update contact set updated_at = updated_at where id = ?", found.get(1).id());
              return waiting;
            });

    assertThat(claiming.join())
        .extracting(ClaimedContact::contact)
        .containsExactly(found.get(0).id());
    assertThat(lab.count("select count(*) from contact where next_number = phone2")).isEqualTo(1);
  }

  @Test
  void campaignsShareTheRoomAndWhatOneDoesNotNeedGoesToTheOthers() {
    lab.contacts(100);
    campaign(2, 3);
    campaign(3, 30);
    campaign(4, 0);
    assertThat(perCampaign(choose(60))).containsExactly(27L, 3L, 30L, 0L);
    assertThat(perCampaign(choose(200))).containsExactly(67L, 3L, 30L, 0L);
    assertThat(perCampaign(choose(2))).containsExactly(1L, 1L, 0L, 0L);
  }

  /** A campaign that takes some of the first one's contacts. */
  private void campaign(long id, int contacts) {
    lab.database.useTransaction(
        h -> {
          h.execute(
              "insert into campaign (id, name, name_key, state, dialer_campaign_id, strategy_id,"
                  + " default_region, time_zone, priority, created_at, version)"
                  + " values (?, ?, ?, 'RUNNING', 1, 1, 'US', 'UTC', 5, ?, 0)",
              id,
              "Test " + id,
              "Test " + id,
              now);
          Lanes.ensure(h, id, "UTC", 5);
          h.execute(
              "update contact set campaign_id = ? where id in (select id from contact"
                  + " where campaign_id = 1 order by id offset 0 rows fetch next ? rows only)",
              id,
              contacts);
        });
  }

  private void callBackNow(Candidate c, String timeZone) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Callbacks callbacks =
        new Callbacks(
            lab.database,
            lab.ids,
            new ContactLists(lab.database, lab.ids, clock),
            new CallPlans(),
            clock);
    CallbackDraft draft =
        new CallbackDraft(1, c.number(), null, timeZone, null, null, null, null, Map.of());
    assertThat(callbacks.request("ivr", "call-" + c.id(), draft).answer())
        .satisfies(answer -> assertThat(answer.contact()).isEqualTo(c.id()));
  }

  private static List<Long> perCampaign(List<Candidate> candidates) {
    return LongStream.rangeClosed(1, 4)
        .map(id -> candidates.stream().filter(c -> c.plan().id() == id).count())
        .boxed()
        .toList();
  }

  private void forbid(String number) {
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " values (1, ?, 0, 'TEST', 'test', ?)",
                number,
                now));
  }

  private List<Candidate> choose(int room) {
    return lab.database.inTransaction(
        h ->
            new FairChoice(new DueContacts(settings.callingWindow()), now)
                .of(h, new CampaignPlans().withWork(h, TARGET.id()), room));
  }

  private List<ClaimedContact> claim(List<Candidate> candidates) {
    seat.turn();
    seat.turn();
    Mandate mandate = seat.current().orElseThrow();
    Claim claim = new Claim(mandate, TARGET, settings, now, new AttemptIds(Clock.systemUTC()));
    List<Long> attempts = LongStream.rangeClosed(1, candidates.size()).boxed().toList();
    return mandate.decide(lab.database, h -> claim.run(h, candidates, 1, attempts, false));
  }
}
