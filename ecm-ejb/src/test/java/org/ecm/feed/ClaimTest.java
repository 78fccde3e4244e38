package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.Lanes;
import org.junit.jupiter.api.Test;

/** What a claim takes, and what it leaves to a callback that came in between. */
class ClaimTest {
  private static final DialerTarget TARGET = new DialerTarget(1, "uccx", "1", "Reminders", 1000);

  private final Lab lab = new Lab(null);
  private final FeedSettings settings = lab.settings();
  private final Instant now = Instant.now().plusMillis(1000);
  private final MandateSeat seat = lab.seat(ContactFeed.NAME, "node1");

  @Test
  void whatACallbackHasPutOffIsNeitherClaimedNorEnded() {
    lab.contacts(3);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set expires_at = ? where id = (select max(id) from contact)",
                now.minusSeconds(60)));
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

  private static List<Long> perCampaign(List<Candidate> candidates) {
    return LongStream.rangeClosed(1, 4)
        .map(id -> candidates.stream().filter(c -> c.plan().id() == id).count())
        .boxed()
        .toList();
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
