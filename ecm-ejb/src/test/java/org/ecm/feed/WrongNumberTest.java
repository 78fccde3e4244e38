package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A contact whose first number proved to be wrong and whose second one may not be called: the
 * strategy's third step, which calls the first number, is none for it.
 */
class WrongNumberTest {

  private static final DialerTarget TARGET = new DialerTarget(1, "uccx", "1", "Reminders", 1000);

  private final Lab lab = new Lab(null);
  private final CampaignPlans plans = new CampaignPlans();
  private final FeedSettings settings = lab.settings();
  private final Instant now = Instant.now().plusSeconds(60);
  private final MandateSeat seat = lab.seat(ContactFeed.NAME, "node1");
  private Mandate mandate;

  @BeforeEach
  void aWrongNumberAndAForbiddenOne() {
    seat.turn();
    seat.turn();
    mandate = seat.current().orElseThrow();
    lab.contacts(1);
    lab.database.useTransaction(
        h -> {
          h.execute("insert into strategy_step values (1, 2, 'VOICE', 1)");
          h.execute("insert into strategy_rule values (1, 'WRONG_NUMBER', 'OTHER_PHONE', 0)");
        });
    claim(1);
    lab.database.useTransaction(
        h -> {
          h.execute(
              "update attempt set state = 'DONE', open_contact_key = -id, open_number_key = '-',"
                  + " disposition = 'WRONG_NUMBER'");
          h.execute("update contact set state = 'WAITING', step = 1, next_number = phone2");
        });
  }

  @Test
  void isNotGivenTheWrongNumberByAClaim() {
    forbidSecond();

    assertThat(claim(2)).isEmpty();
    assertEnded();
  }

  @Test
  void isNotGivenTheWrongNumberWhenItComesBackUnsent() {
    assertThat(claim(2)).hasSize(1);
    forbidSecond();

    lab.database.useTransaction(
        h ->
            new ContactReturns(mandate, plans)
                .giveBack(h, ContactReturns.members(h, 2), "WITHDRAWN", Reason.RETURNED, now));
    assertEnded();
  }

  private void forbidSecond() {
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into do_not_call (id, number, campaign_id, source, created_by, created_at)"
                    + " select 1, phone2, 0, 'TEST', 'test', ? from contact",
                now));
  }

  private void assertEnded() {
    assertThat(
            lab.count(
                "select count(*) from contact where state = 'FINISHED'"
                    + " and reason = 'DO_NOT_CALL'"))
        .isEqualTo(1);
  }

  private List<ClaimedContact> claim(long batch) {
    List<Candidate> due =
        lab.database.inTransaction(
            h ->
                new FairChoice(new DueContacts(settings.callingWindow()), now)
                    .of(h, plans.withWork(h, TARGET.id()), 10));
    Claim claim = new Claim(mandate, TARGET, settings, now, new AttemptIds(Clock.systemUTC()));
    return mandate.decide(lab.database, h -> claim.run(h, due, batch, List.of(batch), false));
  }
}
