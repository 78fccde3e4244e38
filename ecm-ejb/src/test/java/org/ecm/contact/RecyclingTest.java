package org.ecm.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.Mandate;
import org.ecm.donotcall.DoNotCall;
import org.ecm.donotcall.DoNotCallTerms;
import org.ecm.feed.ContactMoves;
import org.junit.jupiter.api.Test;

class RecyclingTest {

  private static final String FIRST = "+4930901820";
  private static final String SECOND = "+4930901821";

  private final ContactLab lab = new ContactLab();
  private final Recycling recycling =
      new Recycling(lab.database, lab.ids, lab.plans, lab.audit, lab.clock);

  @Test
  void aContactThatWasNotReachedWaitsForANewPassAndKeepsItsAttempts() {
    long contact = finished("NO_ANSWER", "DONE", FIRST, SECOND);
    set(contact, "step", 2);

    Recycle recycle = recycle("a");

    assertThat(recycle.recycled()).isEqualTo(1);
    assertThat(recycle.finishedAt()).isNotNull();
    assertThat(lab.column(contact, "state")).isEqualTo("WAITING");
    assertThat(lab.column(contact, "reason")).isEqualTo("RECYCLED");
    assertThat(lab.column(contact, "step")).isEqualTo("0");
    assertThat(lab.column(contact, "next_number")).isEqualTo(FIRST);
    assertThat(lab.contacts.get(contact).attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.state()).isEqualTo("DONE"));
    assertThat(lab.audited()).containsExactly("campaign.recycle", "campaign.recycled");
  }

  @Test
  void aContactThatWasReachedOrCannotBeStaysFinished() {
    for (String reason :
        List.of("ANSWERED", "AGENT_CLOSED", "WRONG_PERSON", "INVALID_NUMBER", "DO_NOT_CALL")) {
      finished(reason, "DONE", FIRST);
    }

    assertThat(recycle("a").recycled()).isZero();
    assertThat(waiting()).isZero();
  }

  @Test
  void aContactWhoseResultIsUnknownIsRefusedAndCounted() {
    long lost = finished("RESULT_UNKNOWN", "LOST", FIRST);
    long lostBefore = finished("NO_ANSWER", "LOST", SECOND);

    Recycle recycle = recycle("a");

    assertThat(recycle.recycled()).isZero();
    assertThat(recycle.resultUnknown()).isEqualTo(2);
    assertThat(lab.column(lost, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(lostBefore, "state")).isEqualTo("FINISHED");
  }

  @Test
  void aNumberThatMayNotBeCalledIsLeftOut() {
    long other = finished("BUSY", "DONE", FIRST, SECOND);
    long none = finished("BUSY", "DONE", FIRST);
    new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock)
        .add(FIRST, new DoNotCallTerms(null, "DE", null, null, "TEST"), "ada");

    Recycle recycle = recycle("a");

    assertThat(recycle.recycled()).isEqualTo(1);
    assertThat(recycle.doNotCall()).isEqualTo(1);
    assertThat(lab.column(other, "next_number")).isEqualTo(SECOND);
    assertThat(lab.column(none, "state")).isEqualTo("FINISHED");
  }

  @Test
  void aNumberThatProvedToBeWrongIsLeftOut() {
    lab.strikesOut("WRONG_NUMBER");
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    lab.called(contact, "WRONG_NUMBER");
    set(contact, "next_number", SECOND);
    lab.called(contact, "NO_ANSWER");
    set(contact, "state", "FINISHED");
    set(contact, "reason", "NO_ANSWER");

    Recycle recycle = recycle("a");

    assertThat(recycle.recycled()).isEqualTo(1);
    assertThat(lab.column(contact, "next_number")).isEqualTo(SECOND);
    assertThat(lab.column(contact, "step")).isEqualTo("1");
  }

  @Test
  void aContactWithoutAGoodNumberIsCounted() {
    lab.strikesOut("WRONG_NUMBER");
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);
    lab.called(contact, "WRONG_NUMBER");
    set(contact, "state", "FINISHED");
    set(contact, "reason", "NO_ANSWER");

    Recycle recycle = recycle("a");

    assertThat(recycle.recycled()).isZero();
    assertThat(recycle.doNotCall()).isEqualTo(1);
  }

  @Test
  void aContactWhoseNumberWasForbiddenDuringItsLastCallIsLeftOut() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST, SECOND);
    lab.fed(contact, ContactState.AT_DIALER, false);
    new DoNotCall(lab.database, lab.ids, lab.plans, lab.audit, lab.clock)
        .add(FIRST, new DoNotCallTerms(null, "DE", null, null, "TEST"), "ada");
    endsAs("NO_ANSWER", contact);

    assertThat(recycle("a").doNotCall()).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
  }

  @Test
  void aContactThatWasWithdrawnAfterItsEndIsLeftOut() {
    long contact = finished("NO_ANSWER", "DONE", FIRST);
    new Withdrawals(lab.database, lab.audit, lab.clock).withdraw(contact, "ada");

    assertThat(recycle("a").recycled()).isZero();
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
  }

  @Test
  void aWithdrawalThatCameTooLateForTheLastCallHolds() {
    long contact = lab.waiting(ContactLab.CAMPAIGN, FIRST);
    lab.fed(contact, ContactState.AT_DIALER, false);
    new Withdrawals(lab.database, lab.audit, lab.clock).withdraw(contact, "ada");
    endsAs("NO_ANSWER", contact);

    assertThat(recycle("a").recycled()).isZero();
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
  }

  @Test
  void aContactWhoseTimeIsOverIsLeftOut() {
    long contact = finished("NO_ANSWER", "DONE", FIRST);
    set(contact, "expires_at", ContactLab.NOW.minus(Duration.ofSeconds(1)));

    assertThat(recycle("a").expired()).isEqualTo(1);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
  }

  @Test
  void theSameRequestAgainDoesNothingAndGetsTheSameAnswer() {
    long contact = finished("NO_ANSWER", "DONE", FIRST);
    Recycle first = recycle("a");
    finish(contact, "NO_ANSWER", "DONE");

    assertThat(recycle("a")).isEqualTo(first);
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThat(recycle("b").recycled()).isEqualTo(1);
  }

  @Test
  void aRequestThatBrokeOffGoesOnWhereItStood() {
    long passed = finished("NO_ANSWER", "DONE", FIRST);
    long ahead = finished("NO_ANSWER", "DONE", SECOND);
    lab.database.useTransaction(
        h ->
            h.execute(
                "insert into recycle values (99, 1, 'ada', 'a', ?, ?, 1, 0, 0, 0, ?, null)",
                passed,
                ahead,
                ContactLab.NOW));

    assertThat(recycle("a").recycled()).isEqualTo(2);
    assertThat(lab.column(passed, "state")).isEqualTo("FINISHED");
    assertThat(lab.column(ahead, "state")).isEqualTo("WAITING");
  }

  @Test
  void moreContactsThanOneStepTakesAreAllRecycledOnce() {
    List<Long> contacts = new ArrayList<>();
    for (int i = 0; i < 2100; i++) {
      contacts.add(finished("BUSY", "DONE", "+4930%07d".formatted(2000000 + i)));
    }

    assertThat(recycle("a").recycled()).isEqualTo(contacts.size());
    assertThat(waiting()).isEqualTo(contacts.size());
  }

  @Test
  void twoRequestsAtOnceRecycleEachContactOnce() throws Exception {
    for (int i = 0; i < 1200; i++) {
      finished("BUSY", "DONE", "+4930%07d".formatted(2000000 + i));
    }
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<CompletableFuture<Recycle>> answers =
        List.of("a", "a").stream()
            .map(
                key ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try {
                            start.await();
                          } catch (Exception e) {
                            throw new IllegalStateException(e);
                          }
                          return recycle(key);
                        },
                        both))
            .toList();

    Recycle one = answers.get(0).get();
    assertThat(answers.get(1).get()).isEqualTo(one);
    assertThat(one.recycled()).isEqualTo(1200);
    assertThat(lab.audited()).containsExactly("campaign.recycle", "campaign.recycled");
    both.shutdown();
  }

  @Test
  void anotherCampaignIsLeftAlone() {
    long contact = finished("NO_ANSWER", "DONE", FIRST);

    assertThat(recycling.recycle(ContactLab.OTHER_CAMPAIGN, "ada", "a").recycled()).isZero();
    assertThat(lab.column(contact, "state")).isEqualTo("FINISHED");
    assertThatThrownBy(() -> recycle("a")).isInstanceOf(ConflictException.class);
  }

  @Test
  void aDeletedCampaignIsNotRecycled() {
    finished("NO_ANSWER", "DONE", FIRST);
    lab.database.useTransaction(h -> h.execute("update campaign set state = 'DELETED'"));

    assertThatThrownBy(() -> recycle("a")).isInstanceOf(NotFoundException.class);
    assertThat(waiting()).isZero();
  }

  @Test
  void aRequestNeedsAKey() {
    assertThatThrownBy(() -> recycle(" ")).isInstanceOf(InvalidInputException.class);
  }

  private Recycle recycle(String key) {
    return recycling.recycle(ContactLab.CAMPAIGN, "ada", key);
  }

  private long finished(String reason, String attempt, String... phones) {
    long contact = lab.waiting(ContactLab.CAMPAIGN, phones);
    lab.fed(contact, ContactState.AT_DIALER, false);
    finish(contact, reason, attempt);
    return contact;
  }

  /** Ends the contact and its current attempt as the results do. */
  private void finish(long contact, String reason, String attempt) {
    lab.database.useTransaction(
        h -> {
          h.execute(
              "update attempt set state = ?, open_contact_key = -id, open_number_key = id"
                  + " where contact_id = ?",
              attempt,
              contact);
          h.execute(
              "update contact set state = 'FINISHED', reason = ? where id = ?", reason, contact);
        });
  }

  /** As {@link #finish}, by the move that Sync Results makes. */
  private void endsAs(String reason, long contact) {
    Mandate mandate = new Mandate("sync-results", "n", "i", 1);
    lab.database.useTransaction(
        h -> {
          h.execute("insert into mandate values ('sync-results', 'n', 'i', 1, 0, 0, null)");
          ContactMoves moves = new ContactMoves(mandate, ContactLab.NOW);
          moves.move(
              contact,
              List.of(ContactState.AT_DIALER),
              Long.parseLong(lab.column(contact, "current_attempt")),
              ContactState.FINISHED,
              reason,
              new ContactMoves.Target(
                  ContactLab.CAMPAIGN, 5, 0, FIRST, "Europe/Berlin", ContactLab.NOW),
              1);
          assertThat(moves.write(h)).isEmpty();
        });
    finish(contact, reason, "DONE");
  }

  private void set(long contact, String column, Object value) {
    lab.database.useTransaction(
        h -> h.execute("update contact set " + column + " = ? where id = ?", value, contact));
  }

  private long waiting() {
    return lab.database.inTransaction(
        h ->
            h.createQuery("select count(*) from contact where state = 'WAITING'")
                .mapTo(Long.class)
                .one());
  }
}
