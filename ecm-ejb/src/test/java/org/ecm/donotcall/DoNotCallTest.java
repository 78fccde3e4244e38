package org.ecm.donotcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ecm.callback.CallbackDraft;
import org.ecm.callback.Callbacks;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ContactLab;
import org.ecm.contact.ContactState;
import org.ecm.database.LockWait;
import org.junit.jupiter.api.Test;

class DoNotCallTest {

  private static final String FIRST = "+4930901820";
  private static final String SECOND = "+4930901821";
  private static final DoNotCallTerms ALL = terms(null);
  private static final Instant TOMORROW = ContactLab.NOW.plus(Duration.ofDays(1));

  private final ContactLab lab = new ContactLab();
  private final DoNotCall list =
      new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock);

  @Test
  void aWaitingContactGoesOnWithItsNextPhone() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);

    Recorded recorded = list.add(FIRST, ALL, "ada");

    assertThat(recorded).isEqualTo(new Recorded(1, 0, 0, 1, 0, 0, 0));
    assertThat(lab.column(contact, "state")).isEqualTo("WAITING");
    assertThat(lab.column(contact, "next_number")).isEqualTo(SECOND);
    assertThat(lab.column(contact, "step")).isEqualTo("1");
    assertThat(lab.audited()).contains("do-not-call.add");
  }

  @Test
  void aWaitingContactKeepsItsTimeAndGetsTheLaneOfItsNewNumber() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, "+442079460000");
    String due = lab.column(contact, "due_at");

    list.add(FIRST, ALL, "ada");

    assertThat(lab.column(contact, "due_at")).isEqualTo(due);
    assertThat(lab.column(contact, "call_zone")).isEqualTo("Europe/London");
    assertThat(lab.count("contact_lane")).isEqualTo(2);
  }

  /** The callback has the row; the entry, which has read it before, waits and reads it anew. */
  @Test
  void whatACallbackMovesAtTheSameTimeGetsTheLaneOfItsNewPriorityAndZone() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    CallbackDraft draft =
        new CallbackDraft(
            ContactLab.CAMPAIGN, FIRST, null, "Pacific/Honolulu", null, null, null, null, Map.of());
    Callbacks callbacks = new Callbacks(lab.database, lab.ids, lab.lists, lab.plans, lab.clock);
    CompletableFuture<Recorded> entry =
        lab.database.inTransaction(
            h -> {
              callbacks.request("ivr", "call-1", draft);
              CompletableFuture<Recorded> waiting =
                  CompletableFuture.supplyAsync(() -> list.add(FIRST, ALL, "ada"));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(entry.join().otherPhone()).isEqualTo(1);
    assertThat(lab.column(contact, "next_number")).isEqualTo(SECOND);
    assertThat(lab.column(contact, "call_zone")).isEqualTo("Pacific/Honolulu");
    assertThat(lab.column(contact, "priority")).isEqualTo("9");
    assertThat(lab.count("contact_lane where call_zone = 'Pacific/Honolulu' and priority = 9"))
        .isEqualTo(1);
    assertThat(lab.count("contact_lane where call_zone = 'Pacific/Honolulu'")).isEqualTo(1);
  }

  @Test
  void aContactWithoutAnotherPhoneIsFinished() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    list.add(SECOND, ALL, "ada");

    Recorded recorded = list.add(FIRST, ALL, "ada");

    assertThat(recorded.finished()).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("DO_NOT_CALL");
  }

  @Test
  void aClaimedContactIsCutOut() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);
    lab.fed(contact, ContactState.CLAIMED, false);

    assertThat(list.add(FIRST, ALL, "ada").cutOut()).isEqualTo(1);
    assertThat(lab.column(contact, "cut_reason")).isEqualTo("DO_NOT_CALL");
  }

  @Test
  void aNumberThatProvedToBeWrongIsNotCalledInstead() {
    lab.strikesOut("WRONG_NUMBER");
    lab.database.useTransaction(
        h -> h.execute("insert into strategy_step values (1, 3, 'VOICE', 1)"));
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    lab.called(contact, "WRONG_NUMBER");
    lab.database.useTransaction(
        h -> h.execute("update contact set step = 1, next_number = ?", SECOND));

    assertThat(list.add(SECOND, ALL, "ada").finished()).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(contact, "reason")).isEqualTo("DO_NOT_CALL");
  }

  @Test
  void whatCameTooLateIsNotedUnlessAWithdrawalIs() {
    long noted = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    lab.fed(noted, ContactState.AT_DIALER, false);
    list.add(FIRST, ALL, "ada");
    assertThat(lab.column(noted, "cut_reason")).isEqualTo("DO_NOT_CALL");

    lab.database.useTransaction(h -> h.execute("update contact set cut_reason = 'WITHDRAWN'"));
    list.add(FIRST, ALL, "ada");
    assertThat(lab.column(noted, "cut_reason")).isEqualTo("WITHDRAWN");
  }

  @Test
  void whatIsBeingSentOrWasIsCountedAsTooLate() {
    lab.fed(lab.waiting(ContactLab.CAMPAIGN, FIRST), ContactState.CLAIMED, true);

    assertThat(list.add(FIRST, ALL, "ada").tooLate()).isEqualTo(1);
    for (ContactState state : List.of(ContactState.AT_DIALER, ContactState.UNKNOWN)) {
      lab.database.useTransaction(h -> h.execute("update contact set state = ?", state.name()));
      assertThat(list.add(FIRST, ALL, "ada").tooLate()).isEqualTo(1);
    }
  }

  @Test
  void anEntryForOneCampaignLeavesTheOthersAlone() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);
    long other = lab.waiting(ContactLab.OTHER_CAMPAIGN, FIRST);

    list.add(FIRST, terms(ContactLab.CAMPAIGN), "ada");

    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(other, "state")).isEqualTo("WAITING");
    assertThat(list.isBlocked(FIRST, ContactLab.CAMPAIGN)).isTrue();
    assertThat(list.isBlocked(FIRST, ContactLab.OTHER_CAMPAIGN)).isFalse();
  }

  @Test
  void anEntryThatIsOverAlreadyIsRefused() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);

    assertThatThrownBy(() -> list.add(FIRST, until(ContactLab.NOW), "ada"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("give a time to come");
    assertThat(lab.column(contact, "state")).isEqualTo("WAITING");
    assertThat(lab.count("do_not_call")).isZero();
  }

  @Test
  void anEntryForbidsUntilItsEnd() {
    list.add(FIRST, until(TOMORROW), "ada");

    assertThat(list.isBlocked(FIRST, null)).isTrue();
    assertThat(later(TOMORROW.minusMillis(1)).isBlocked(FIRST, null)).isTrue();
    assertThat(later(TOMORROW).isBlocked(FIRST, null)).isFalse();
  }

  @Test
  void anEntryWithoutAnEndStaysSoWhenItIsAddedAgainWithOne() {
    list.add(FIRST, new DoNotCallTerms(null, null, "asked for it", null, "PORTAL"), "ada");

    Recorded again = list.add(FIRST, until(TOMORROW), "grace");

    assertThat(again).isEqualTo(new Recorded(0, 0, 1, 0, 0, 0, 0));
    assertThat(list.list(FIRST, null, null, 10).entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.expiresAt()).isNull();
              assertThat(entry.reason()).isEqualTo("asked for it");
              assertThat(entry.createdBy()).isEqualTo("ada");
            });
  }

  @Test
  void anEndIsPutOffAndNotBroughtForward() {
    Instant dayAfter = TOMORROW.plus(Duration.ofDays(1));
    list.add(FIRST, until(TOMORROW), "ada");

    assertThat(list.add(FIRST, until(dayAfter), "ada").renewed()).isEqualTo(1);
    assertThat(list.add(FIRST, until(dayAfter), "ada").renewed()).isEqualTo(1);
    assertThat(list.add(FIRST, until(TOMORROW), "ada").kept()).isEqualTo(1);
    assertThat(end(FIRST)).isEqualTo(dayAfter);
    assertThat(list.add(FIRST, ALL, "ada").renewed()).isEqualTo(1);
    assertThat(end(FIRST)).isNull();
  }

  @Test
  void anEntryForOneCampaignSaysNothingAboutThatForAll() {
    list.add(FIRST, ALL, "ada");

    Recorded other =
        list.add(FIRST, new DoNotCallTerms(ContactLab.CAMPAIGN, null, null, TOMORROW, "T"), "ada");

    assertThat(other.added()).isEqualTo(1);
    assertThat(later(TOMORROW).isBlocked(FIRST, ContactLab.CAMPAIGN)).isTrue();
  }

  /** The other writer has the row and makes the entry one without an end. */
  @Test
  void anEntryThatLosesItsEndMeanwhileKeepsNone() {
    list.add(FIRST, until(TOMORROW), "ada");
    CompletableFuture<Recorded> renewal =
        lab.database.inTransaction(
            h -> {
              h.execute("update do_not_call set expires_at = null");
              CompletableFuture<Recorded> waiting =
                  CompletableFuture.supplyAsync(() -> list.add(FIRST, until(TOMORROW), "grace"));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(renewal.join().kept()).isEqualTo(1);
    assertThat(end(FIRST)).isNull();
  }

  /** The other one has removed the row, which this one has read before, when it ends. */
  @Test
  void anEntryThatIsRemovedMeanwhileIsMadeAnew() {
    list.add(FIRST, until(TOMORROW), "ada");
    CompletableFuture<Recorded> again =
        lab.database.inTransaction(
            h -> {
              h.execute("delete from do_not_call");
              CompletableFuture<Recorded> waiting =
                  CompletableFuture.supplyAsync(() -> list.add(FIRST, ALL, "grace"));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(again.join()).isEqualTo(new Recorded(1, 0, 0, 0, 0, 0, 0));
    assertThat(end(FIRST)).isNull();
  }

  @Test
  void removingAnEntryRevivesNobody() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);
    list.add(FIRST, ALL, "ada");
    DoNotCallEntry entry = list.list(null, null, null, 10).entries().get(0);

    list.remove(entry.id(), "ada");

    assertThat(list.isBlocked(FIRST, null)).isFalse();
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThatThrownBy(() -> list.remove(entry.id(), "ada")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void theSameNumberAgainGetsTheNewTerms() {
    list.add(FIRST, ALL, "ada");

    Recorded again =
        list.add(
            "030 901820",
            new DoNotCallTerms(null, "DE", "asked by letter", null, "PORTAL"),
            "grace");

    assertThat(again.added()).isZero();
    assertThat(again.renewed()).isEqualTo(1);
    assertThat(list.list(FIRST, null, null, 10).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("asked by letter"));
  }

  @Test
  void pagesShowEachEntryOnce() {
    for (String number : List.of(FIRST, SECOND, "+12125550123")) {
      list.add(number, ALL, "ada");
      list.add(number, terms(ContactLab.CAMPAIGN), "ada");
    }
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      DoNotCall.Page page = list.list(null, null, after, 4);
      page.entries().forEach(e -> seen.add(e.number() + e.campaign()));
      after = page.next();
    } while (after != null);

    assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    assertThat(list.list("+4930", null, null, 10).entries()).hasSize(4);
    assertThat(list.list(null, 0L, null, 10).entries()).hasSize(3);
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> list.add("030 901820", ALL, "ada"))
        .isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> list.add(null, ALL, "ada")).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> list.add(FIRST, terms(99L), "ada"))
        .isInstanceOf(NotFoundException.class);
  }

  /**
   * The claim is one compare-and-set on the row, as the feed makes it. Whoever is first, the
   * contact is not waiting or claimed for the number without a cut mark.
   */
  @Test
  void anEntryAndAClaimAtTheSameMomentLeaveNoCallableContact() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 40; round++) {
      String number = "+4930901" + (100 + round);
      long contact = lab.waiting(ContactLab.CAMPAIGN, number);
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> claim = CompletableFuture.runAsync(() -> claim(contact, start), pool);
      await(start);
      list.add(number, ALL, "ada");
      claim.get();

      String state = lab.column(contact, "state");
      if (state.equals("CLAIMED")) {
        assertThat(lab.column(contact, "cut_reason")).isEqualTo("DO_NOT_CALL");
      } else {
        assertThat(state).isEqualTo("FINISHED");
      }
    }
    pool.shutdown();
  }

  @Test
  void twoWritersOfOneNumberMakeOneEntry() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 20; round++) {
      String number = "+4930901" + (100 + round);
      CyclicBarrier start = new CyclicBarrier(2);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> {
                await(start);
                list.add(number, ALL, "grace");
              },
              pool);
      await(start);
      list.add(number, ALL, "ada");
      other.get();
    }
    pool.shutdown();

    assertThat(lab.count("do_not_call")).isEqualTo(20);
  }

  private void claim(long contact, CyclicBarrier start) {
    await(start);
    lab.database.useTransaction(
        h ->
            h.execute(
                "update contact set state = 'CLAIMED', reason = 'CLAIMED', current_attempt = 1"
                    + " where id = ? and state = 'WAITING'",
                contact));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The list as it is at a later moment. */
  private DoNotCall later(Instant moment) {
    Clock then = Clock.fixed(moment, ZoneOffset.UTC);
    return new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, then);
  }

  private Instant end(String number) {
    return list.list(number, null, null, 10).entries().get(0).expiresAt();
  }

  private static DoNotCallTerms until(Instant end) {
    return new DoNotCallTerms(null, null, null, end, "TEST");
  }

  private static DoNotCallTerms terms(Long campaign) {
    return new DoNotCallTerms(campaign, null, null, null, "TEST");
  }
}
