package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerRecord.Progress;
import org.ecm.dialer.Disposition;
import org.ecm.donotcall.DoNotCall;
import org.ecm.donotcall.DoNotCallTerms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which number follows a result, if any. The strategy calls the phones 1, 2, 3, 1. */
class WhatFollowsTest {

  private static final String FIRST = "+4930901820";
  private static final String SECOND = "+4930901821";
  private static final String THIRD = "+4930901822";
  private static final Mandate MANDATE = new Mandate("sync-results", "n", "i", 1);

  private final ContactLab lab = new ContactLab();
  private final RecordApplier applier =
      new RecordApplier(
          new CampaignPlans(),
          lab.ids,
          new ResultSettings(500, Duration.ofSeconds(60), 500, Duration.ofMinutes(5), 1),
          lab.clock);

  @BeforeEach
  void strategy() {
    lab.strikesOut("WRONG_NUMBER");
    lab.database.useTransaction(
        h -> {
          h.execute("insert into mandate values ('sync-results', 'n', 'i', 1, 0, 0, null)");
          h.execute("insert into strategy_step values (1, 3, 'VOICE', 1)");
          h.execute("insert into strategy_rule values (1, 'NO_ANSWER', 'NEXT_ATTEMPT', 0)");
        });
  }

  @Test
  void aWrongNumberIsNotCalledAgainInALaterRound() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND, THIRD);

    call(contact, Disposition.WRONG_NUMBER);
    assertThat(lab.column(contact, "next_number")).isEqualTo(SECOND);
    call(contact, Disposition.NO_ANSWER);
    assertThat(lab.column(contact, "next_number")).isEqualTo(THIRD);
    call(contact, Disposition.NO_ANSWER);

    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("NO_ANSWER");
  }

  @Test
  void aContactWhoseNumbersAreAllWrongEndsAsThat() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);

    call(contact, Disposition.WRONG_NUMBER);
    call(contact, Disposition.WRONG_NUMBER);

    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("WRONG_NUMBER");
  }

  @Test
  void aNumberThatIsWrongForOneContactIsCalledForAnother() {
    long wrong = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    call(wrong, Disposition.WRONG_NUMBER);
    long other = lab.waiting(ContactLab.CAMPAIGN, THIRD, FIRST);

    call(other, Disposition.NO_ANSWER);

    assertThat(lab.column(other, "next_number")).isEqualTo(FIRST);
  }

  @Test
  void noOtherPhoneFollowsIfTheNumberWasForbiddenDuringTheCall() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    lab.fed(contact, ContactState.AT_DIALER, false);
    new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock)
        .add(FIRST, new DoNotCallTerms(null, "DE", null, null, "TEST"), "ada");

    result(contact, Disposition.NO_ANSWER);

    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("DO_NOT_CALL");
  }

  private void call(long contact, Disposition disposition) {
    lab.fed(contact, ContactState.AT_DIALER, false);
    result(contact, disposition);
  }

  private void result(long contact, Disposition disposition) {
    String account = "ACCOUNT" + lab.column(contact, "current_attempt");
    DialerRecord record =
        new DialerRecord(
            account,
            "1",
            account,
            lab.column(contact, "next_number"),
            1,
            "5",
            "x",
            Progress.FINISHED,
            disposition,
            null);
    int applied =
        lab.database.inTransaction(h -> applier.apply(h, "uccx", List.of(record), MANDATE));
    assertThat(applied).isEqualTo(1);
  }
}
