package org.ecm.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.ecm.campaign.ResultsOverTime.Count;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
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
