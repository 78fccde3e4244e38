package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import org.ecm.campaign.ResultsOverTime.Count;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.database.StatementLog;
import org.ecm.database.TestDatabase;
import org.ecm.dialer.Disposition;
import org.junit.jupiter.api.Test;

class ResultsOverTimeTest {

  private static final Instant START = ContactLab.NOW;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ContactLab lab = new ContactLab();
  private final ResultsOverTime results = new ResultsOverTime(lab.database);
  private int numbers = 1_000_000;

  @Test
  void closedAttemptsAreCountedByMinuteAndResult() {
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START);
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START.plusSeconds(59));
    closed(ContactLab.CAMPAIGN, Disposition.BUSY, START.plusSeconds(59));
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START.plusSeconds(60));
    closed(ContactLab.CAMPAIGN, Disposition.BUSY, START.plusMillis(7_259_999));
    assertThat(results.of(ContactLab.CAMPAIGN, START, MINUTE))
        .containsExactlyInAnyOrder(
            new Count(Disposition.ANSWERED, START, 2),
            new Count(Disposition.BUSY, START, 1),
            new Count(Disposition.ANSWERED, START.plus(MINUTE), 1),
            new Count(Disposition.BUSY, START.plus(MINUTE.multipliedBy(120)), 1));
  }

  @Test
  void whatIsOlderOpenOrAnotherCampaignsIsLeftOut() {
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START.minusMillis(1));
    closed(ContactLab.OTHER_CAMPAIGN, Disposition.ANSWERED, START);
    long open = lab.waiting(ContactLab.CAMPAIGN, "+49302000001");
    lab.fed(open, ContactState.AT_DIALER, false);
    assertThat(results.of(ContactLab.CAMPAIGN, START, MINUTE)).isEmpty();
  }

  @Test
  void allCampaignsAreCountedTogetherButDeletedOnes() {
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START);
    closed(ContactLab.OTHER_CAMPAIGN, Disposition.ANSWERED, START.plusSeconds(59));
    closed(ContactLab.OTHER_CAMPAIGN, Disposition.BUSY, START.plusSeconds(60));
    closed(ContactLab.OTHER_CAMPAIGN, Disposition.BUSY, START.minusMillis(1));
    assertThat(results.ofAll(START, MINUTE))
        .containsExactly(
            new Count(Disposition.ANSWERED, START, 2),
            new Count(Disposition.BUSY, START.plus(MINUTE), 1));

    lab.database.useTransaction(
        h ->
            h.execute(
                "update campaign set state = 'DELETED' where id = ?", ContactLab.OTHER_CAMPAIGN));
    assertThat(results.ofAll(START, MINUTE))
        .containsExactly(new Count(Disposition.ANSWERED, START, 1));
  }

  /** However many calls there ever were, those of the time that is shown are found in an index. */
  @Test
  void noAttemptIsReadForAllCampaignsThatClosedBefore() {
    assumeThat(TestDatabase.isSqlServer()).as("its plans look different").isFalse();
    closed(ContactLab.CAMPAIGN, Disposition.ANSWERED, START);
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
                    + " account_number, number, step, state, open_contact_key, open_number_key,"
                    + " sweep_at, in_window, confirmed, redialled, disposition, created_at,"
                    + " closed_at)"
                    + " select x, contact_id, campaign_id, 1, batch_id, concat('OLD', x), number,"
                    + " 0, 'DONE', -x, concat('old ', x), ?, 0, 1, 0, 'NO_ANSWER', ?, ?"
                    + " from attempt cross join system_range(1000000, 1050000)",
                START,
                START.minusSeconds(60),
                START.minusSeconds(1)));
    lab.database.useTransaction(h -> h.execute("analyze"));
    StatementLog log = new StatementLog(lab.database);
    new ResultsOverTime(log).ofAll(START, MINUTE);
    assertThat(log.statements()).hasSize(1);
    String plan =
        lab.database.inTransaction(
            h ->
                h.createQuery("explain " + log.statements().get(0))
                    .bind("from", START)
                    .bind("width", 60)
                    .mapTo(String.class)
                    .one());
    assertThat(plan).contains("IX_ATTEMPT_CLOSED").doesNotContain("ATTEMPT.tableScan");
  }

  private void closed(long campaign, Disposition disposition, Instant at) {
    long contact = lab.waiting(campaign, "+4930" + ++numbers);
    lab.fed(contact, ContactState.AT_DIALER, false);
    lab.database.useTransaction(
        h ->
            h.createUpdate(
                    "update attempt set state = 'DONE', open_contact_key = -id,"
                        + " open_number_key = concat('closed ', id), disposition = :disposition,"
                        + " closed_at = :at where contact_id = :contact")
                .bind("disposition", disposition.name())
                .bind("at", at)
                .bind("contact", contact)
                .execute());
  }
}
