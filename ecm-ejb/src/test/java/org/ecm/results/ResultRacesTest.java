package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.callback.CallbackDraft;
import org.ecm.callback.Callbacks;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.contact.Withdrawals;
import org.ecm.database.LockWait;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerRecord.Progress;
import org.ecm.dialer.Disposition;
import org.ecm.donotcall.DoNotCall;
import org.ecm.donotcall.DoNotCallTerms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What people ask for while a result is on its way: each time the other transaction has the
 * contact's row, the result has read it before and waits for it.
 */
class ResultRacesTest {

  private static final String FIRST = "+4930901820";
  private static final String SECOND = "+4930901821";
  private static final Mandate MANDATE = new Mandate("sync-results", "n", "i", 1);
  private static final String TOMORROW = "2026-11-03T15:00:00+01:00";

  private final ContactLab lab = new ContactLab();
  private final PageWriter writer =
      new PageWriter(
          lab.database,
          new RecordApplier(
              new CampaignPlans(),
              lab.ids,
              new ResultSettings(500, Duration.ofSeconds(60), 500, Duration.ofMinutes(5), 1),
              lab.clock));
  private final long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);

  @BeforeEach
  void inOffice() {
    lab.strikesOut("AGENT_REJECTED");
    lab.database.useTransaction(
        h -> {
          h.execute("insert into mandate values ('sync-results', 'n', 'i', 1, 0, 0, null)");
          h.execute("insert into strategy_rule values (1, 'NO_ANSWER', 'NEXT_ATTEMPT', 60)");
        });
  }

  @Test
  void whoAsksNotToBeCalledWhileTheResultIsAppliedIsNotCalledOnAnotherPhone() {
    lab.fed(contact, ContactState.AT_DIALER, false);
    DialerRecord result = result(contact, Disposition.AGENT_REJECTED);

    PageWriter.Written written = whileItWaitsFor(this::forbidFirst, result);

    assertThat(written).isEqualTo(new PageWriter.Written(0, false, null));
    assertThat(lab.column(contact, "cut_reason")).isEqualTo("DO_NOT_CALL");
    assertThat(apply(result)).isEqualTo(new PageWriter.Written(1, true, null));
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("DO_NOT_CALL");
  }

  @Test
  void aWithdrawalOfTheNewerAttemptEndsTheContactWithTheLateResult() {
    absent();
    lab.fed(contact, ContactState.CLAIMED, false);
    DialerRecord late = lateResult(Disposition.NO_ANSWER);
    new Withdrawals(lab.database, lab.audit, lab.clock).withdraw(contact, "ada");

    assertThat(apply(late)).isEqualTo(new PageWriter.Written(1, true, null));
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("WITHDRAWN");
    assertThat(attempts("WITHDRAWN")).isEqualTo(1);
    assertThat(verdicts("APPLY_OVER_NEWER")).isEqualTo(1);
  }

  /**
   * Contacts before attempts: the newer attempt is not held while another contact is waited for.
   */
  @Test
  void aLateResultHoldsNoAttemptWhileItWaitsForAContact() {
    absent();
    lab.fed(contact, ContactState.CLAIMED, false);
    long other = lab.waiting(ContactLab.CAMPAIGN, "+4930901822");
    lab.fed(other, ContactState.AT_DIALER, false);
    DialerRecord[] page = {lateResult(Disposition.NO_ANSWER), result(other, Disposition.NO_ANSWER)};

    CompletableFuture<PageWriter.Written> writing =
        lab.database.inTransaction(
            h -> {
              h.execute("update contact set updated_at = updated_at where id = ?", other);
              CompletableFuture<PageWriter.Written> waiting = inTheBackground(page);
              LockWait.await(lab.source);
              h.execute("update attempt set redialled = redialled");
              return waiting;
            });

    assertThat(writing.join()).isEqualTo(new PageWriter.Written(2, true, null));
    assertThat(attempts("DONE")).isEqualTo(2);
    assertThat(attempts("WITHDRAWN")).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("WAITING");
    assertThat(lab.column(contact, "next_number")).isEqualTo(SECOND);
  }

  @Test
  void aNewerAttemptThatIsSentAtTheSameTimeIsNotWithdrawn() {
    absent();
    lab.fed(contact, ContactState.CLAIMED, false);
    DialerRecord late = lateResult(Disposition.NO_ANSWER);

    PageWriter.Written written =
        whileItWaitsFor(
            () ->
                lab.database.useTransaction(
                    h -> h.execute("update contact set sending = 1 where id = ?", contact)),
            late);

    assertThat(written).isEqualTo(new PageWriter.Written(0, false, null));
    assertThat(apply(late)).isEqualTo(new PageWriter.Written(0, true, null));
    assertThat(lab.column(contact, "state")).isEqualTo("CLAIMED");
    assertThat(verdicts("LATE")).isEqualTo(1);
  }

  @Test
  void aCallbackIsNotEndedByTheLateResultOfAnAttemptBeforeIt() {
    absent();
    DialerRecord late = lateResult(Disposition.ANSWERED);
    callBackTomorrow();

    assertThat(apply(late)).isEqualTo(new PageWriter.Written(0, true, null));
    assertWaitsForTheCallback();
    assertThat(verdicts("LATE")).isEqualTo(1);
  }

  @Test
  void aCallbackThatIsClaimedIsNotWithdrawnForTheLateResultOfAnAttemptBeforeIt() {
    absent();
    DialerRecord late = lateResult(Disposition.ANSWERED);
    callBackTomorrow();
    lab.fed(contact, ContactState.CLAIMED, false);

    assertThat(apply(late)).isEqualTo(new PageWriter.Written(0, true, null));
    assertThat(lab.column(contact, "state")).isEqualTo("CLAIMED");
    assertThat(verdicts("LATE")).isEqualTo(1);
  }

  @Test
  void aCallbackThatComesWhileALateResultIsAppliedIsKept() {
    absent();
    DialerRecord late = lateResult(Disposition.NO_ANSWER);

    PageWriter.Written written = whileItWaitsFor(this::callBackTomorrow, late);

    assertThat(written).isEqualTo(new PageWriter.Written(0, false, null));
    assertThat(apply(late)).isEqualTo(new PageWriter.Written(0, true, null));
    assertWaitsForTheCallback();
  }

  @Test
  void withoutACallbackALateResultStillApplies() {
    absent();

    assertThat(apply(lateResult(Disposition.ANSWERED)))
        .isEqualTo(new PageWriter.Written(1, true, null));
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("ANSWERED");
  }

  /** The contact's attempt was proven absent, wrongly, and it waits. */
  private void absent() {
    lab.fed(contact, ContactState.UNKNOWN, false);
    lab.database.useTransaction(
        h -> {
          h.execute(
              "update attempt set state = 'ABSENT', open_contact_key = -id, open_number_key = '-'");
          h.execute(
              "update contact set state = 'WAITING', reason = 'PROVEN_ABSENT' where id = ?",
              contact);
        });
  }

  private void forbidFirst() {
    new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock)
        .add(FIRST, new DoNotCallTerms(null, "DE", null, null, "TEST"), "ada");
  }

  private void callBackTomorrow() {
    CallbackDraft draft =
        new CallbackDraft(
            ContactLab.CAMPAIGN, FIRST, TOMORROW, null, null, null, null, null, Map.of());
    assertThat(
            new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock)
                .request("ivr", "call-1", draft)
                .answer()
                .status())
        .isEqualTo("MOVED");
  }

  private void assertWaitsForTheCallback() {
    assertThat(lab.contacts.get(contact).summary())
        .satisfies(
            c -> {
              assertThat(c.state()).isEqualTo(ContactState.WAITING);
              assertThat(c.dueAt()).isEqualTo(Instant.parse("2026-11-03T14:00:00Z"));
              assertThat(c.priority()).isEqualTo(9);
            });
  }

  /** The other one has the row first and commits while the result waits for it. */
  private PageWriter.Written whileItWaitsFor(Runnable other, DialerRecord result) {
    return lab.database
        .inTransaction(
            h -> {
              other.run();
              CompletableFuture<PageWriter.Written> waiting = inTheBackground(result);
              LockWait.await(lab.source);
              return waiting;
            })
        .join();
  }

  private CompletableFuture<PageWriter.Written> inTheBackground(DialerRecord... page) {
    return CompletableFuture.supplyAsync(() -> apply(page));
  }

  private PageWriter.Written apply(DialerRecord... page) {
    return writer.write("uccx", List.of(page), MANDATE);
  }

  /** The result of the first attempt of all. */
  private DialerRecord lateResult(Disposition disposition) {
    String attempt =
        lab.database.inTransaction(
            h -> h.createQuery("select min(id) from attempt").mapTo(String.class).one());
    return record("ACCOUNT" + attempt, FIRST, disposition);
  }

  private DialerRecord result(long of, Disposition disposition) {
    String account = "ACCOUNT" + lab.column(of, "current_attempt");
    return record(account, lab.column(of, "next_number"), disposition);
  }

  private static DialerRecord record(String account, String number, Disposition disposition) {
    return new DialerRecord(
        account, "1", account, number, 1, "5", "x", Progress.FINISHED, disposition, null);
  }

  private long attempts(String state) {
    return lab.count("attempt where state = '" + state + "'");
  }

  private long verdicts(String verdict) {
    return lab.count("dialer_result where verdict = '" + verdict + "'");
  }
}
