package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.ecm.audit.Audit;
import org.ecm.campaign.NotFoundException;
import org.ecm.cluster.MandateSeat;
import org.ecm.contact.CallPlans;
import org.ecm.contact.ConflictException;
import org.ecm.contact.Recycling;
import org.ecm.database.LockWait;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two contacts were sent; the answer was lost, and the dialer's tables cannot be read. */
class ManualSettlementTest {

  private static final long CAMPAIGN = 1;
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
  void twoContactsAreUnknown() {
    lab.contacts(2);
    Lab.turn(feed, feeding);
    contacts =
        lab.database.inTransaction(
            h -> h.createQuery("select id from contact order by id").mapTo(Long.class).list());
    dialer.failLookUps(new IllegalStateException("the tables cannot be read"));
    lab.database.useTransaction(ManualSettlementTest::doubtAll);
    assertThat(lab.states()).isEqualTo(Map.of("UNKNOWN", 2L));
  }

  private static void doubtAll(Handle h) {
    h.execute("update contact set state = 'UNKNOWN', reason = 'IN_DOUBT'");
    h.execute("update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT'");
  }

  @Test
  void anUnknownContactFinishesWithAnUnknownResultAndItsAttemptIsLost() {
    settle(contacts.get(0));

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "UNKNOWN", 1L));
    assertThat(
            lab.count(
                "select count(*) from contact c join attempt a on a.id = c.current_attempt"
                    + " where c.state = 'FINISHED' and c.reason = 'RESULT_UNKNOWN'"
                    + " and c.attempts_made = 1 and a.state = 'LOST' and a.open_contact_key = -a.id"
                    + " and a.closed_at is not null and a.disposition is null"))
        .isEqualTo(1);
    assertThat(audited()).containsExactly("ada contact.settle contact " + contacts.get(0));
  }

  @Test
  void aContactThatIsNotUnknownIsRefusedAndToldWhy() {
    settle(contacts.get(0));
    lab.contacts(1);
    long waiting = lab.count("select id from contact where state = 'WAITING'");

    assertThatThrownBy(() -> settle(contacts.get(0)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is FINISHED (RESULT_UNKNOWN), not UNKNOWN");
    assertThatThrownBy(() -> settlement.settle(waiting, 1, "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is WAITING (NEW), not UNKNOWN");
    assertThatThrownBy(() -> settlement.settle(-1, 1, "ada")).isInstanceOf(NotFoundException.class);
    assertThat(audited()).hasSize(1);
  }

  @Test
  void allUnknownContactsOfACampaignAreSettledIfTheyAreAsManyAsWereSeen() {
    assertThat(settlement.pending(CAMPAIGN).contacts()).isEqualTo(2);
    assertThat(settlement.pending(CAMPAIGN).oldest()).isBefore(Instant.now());
    assertThatThrownBy(() -> settlement.settleAll(CAMPAIGN, seen(1), "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("2 contacts to settle now, 0 of them at the dialer, not 1");
    assertThat(lab.states()).isEqualTo(Map.of("UNKNOWN", 2L));

    assertThat(settlement.settleAll(CAMPAIGN, seen(2), "ada"))
        .isEqualTo(new ManualSettlement.Outcome(2, 0));
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(2);
    assertThat(audited()).containsExactly("ada campaign.settle campaign 1");
    assertThat(settlement.pending(CAMPAIGN))
        .isEqualTo(new ManualSettlement.Pending(0, 0, null, null));
  }

  @Test
  void anotherCampaignHasNothingToDecide() {
    assertThat(settlement.pending(2).contacts()).isZero();
    assertThatThrownBy(() -> settlement.settleAll(2, seen(2), "ada"))
        .isInstanceOf(ConflictException.class);
    assertThat(lab.states()).isEqualTo(Map.of("UNKNOWN", 2L));
  }

  @Test
  void moreContactsThanOneTransactionTakesAreAllSettled() {
    lab.contacts(2100);
    while (lab.states().containsKey("WAITING")) {
      lab.database.useTransaction(
          h -> {
            h.execute("update batch set state = 'SETTLED', open_state = 'DONE'");
            h.execute("update dialer_campaign set window_size = 5000");
          });
      Lab.turn(feed, feeding);
    }
    lab.database.useTransaction(ManualSettlementTest::doubtAll);

    assertThat(settlement.settleAll(CAMPAIGN, seen(2102), "ada").settled()).isEqualTo(2102);
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2102L));
    assertThat(audited()).hasSize(3);
  }

  @Test
  void theBatchIsDoneWithOnceNothingInItIsOpenThoughTheDialerCannotBeRead() {
    settlement.settleAll(CAMPAIGN, seen(2), "ada");

    await().atMost(Duration.ofSeconds(10)).until(this::feedHasSettledAll);
    assertThat(lab.count("select count(*) from batch where open_state <> 'DONE'")).isZero();
    assertThat(dialer.sent()).as("nobody is called again").hasSize(2);
  }

  @Test
  void theOtherContactsOfTheBatchGoOnBeingLookedFor() {
    settle(contacts.get(0));
    dialer.failLookUps(null);
    Lab.turn(feed, feeding);

    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
    assertThat(feedHasSettledAll()).isTrue();
  }

  @Test
  void aResultThatComesLaterIsKeptAsLateAndChangesNothing() {
    settlement.settleAll(CAMPAIGN, seen(2), "ada");
    dialer.failLookUps(null);
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.BUSY));
    Lab.turn(results, syncing);
    Lab.turn(feed, feeding);

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'LATE'")).isEqualTo(2);
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(2);
    assertThat(dialer.sent()).hasSize(2);
  }

  @Test
  void noRecycleBringsItBack() {
    settlement.settleAll(CAMPAIGN, seen(2), "ada");
    Recycling recycling =
        new Recycling(lab.database, lab.ids, new CallPlans(), audit, Clock.systemUTC());

    assertThat(recycling.recycle(CAMPAIGN, "ada", "a"))
        .satisfies(done -> assertThat(done.recycled()).isZero())
        .satisfies(done -> assertThat(done.resultUnknown()).isEqualTo(2));
  }

  @Test
  void aWithdrawalThatCameTooLateIsNotForgotten() {
    lab.database.useTransaction(h -> h.execute("update contact set cut_reason = 'WITHDRAWN'"));
    settlement.settleAll(CAMPAIGN, seen(2), "ada");

    assertThat(lab.count("select count(*) from contact where cut_reason = 'WITHDRAWN'"))
        .isEqualTo(2);
  }

  /** The result has the row; the decision waits for it, finds the contact moved on, and is told. */
  @Test
  void aResultThatComesAtTheSameTimeButFirstStands() {
    CompletableFuture<Void> decision =
        lab.database.inTransaction(
            h -> {
              h.execute("update contact set state = 'FINISHED', reason = 'ANSWERED'");
              CompletableFuture<Void> waiting =
                  CompletableFuture.runAsync(() -> settle(contacts.get(0)));
              LockWait.await(lab.source);
              h.execute(
                  "update attempt set state = 'DONE', disposition = 'ANSWERED',"
                      + " open_contact_key = -id, open_number_key = id");
              return waiting;
            });

    assertThatThrownBy(decision::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ConflictException.class)
        .hasMessageContaining("FINISHED (ANSWERED)");
    assertThat(lab.count("select count(*) from attempt where state = 'DONE'")).isEqualTo(2);
    assertThat(audited()).isEmpty();
  }

  /**
   * The decision has the row; the result, which was read before, waits, misses and is read anew.
   */
  @Test
  void aResultThatComesAtTheSameTimeButSecondIsLate() {
    dialer.failLookUps(null);
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.BUSY));
    CompletableFuture<Boolean> result =
        lab.database.inTransaction(
            h -> {
              settle(contacts.get(0));
              CompletableFuture<Boolean> waiting =
                  CompletableFuture.supplyAsync(() -> Lab.turn(results, syncing));
              LockWait.await(lab.source);
              return waiting;
            });
    result.handle((done, thrown) -> done).join();
    Lab.turn(results, syncing);

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "WAITING", 1L));
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'LATE'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'APPLY'"))
        .isEqualTo(1);
  }

  @Test
  void aContactThatWasFoundAtTheDialerMeanwhileStaysThere() {
    dialer.failLookUps(null);
    Lab.turn(feed, feeding);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));

    assertThatThrownBy(() -> settle(contacts.get(0)))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is AT_DIALER (SENT)");
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 2L));
  }

  /** The look-up has proven it absent and holds the row: it waits, the decision is told. */
  @Test
  void anAttemptThatIsProvenAbsentAtTheSameTimeIsNotLost() {
    CompletableFuture<ManualSettlement.Outcome> decision =
        lab.database.inTransaction(
            h -> {
              h.execute(
                  "update contact set state = 'WAITING', reason = 'PROVEN_ABSENT' where id = ?",
                  contacts.get(0));
              CompletableFuture<ManualSettlement.Outcome> waiting =
                  CompletableFuture.supplyAsync(
                      () -> settlement.settleAll(CAMPAIGN, seen(2), "ada"));
              LockWait.await(lab.source);
              h.execute(
                  "update attempt set state = 'ABSENT', open_contact_key = -id where contact_id = ?",
                  contacts.get(0));
              return waiting;
            });

    assertThat(decision.join()).isEqualTo(new ManualSettlement.Outcome(1, 1));
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "WAITING", 1L));
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from attempt where state = 'ABSENT'")).isEqualTo(1);
  }

  /** The decision was about the attempt that was seen, not about one that followed it. */
  @Test
  void aContactThatHasAnotherAttemptMeanwhileIsLeftAlone() {
    CompletableFuture<ManualSettlement.Outcome> decision =
        lab.database.inTransaction(
            h -> {
              h.execute(
                  "update contact set current_attempt = (select max(id) from attempt) where id = ?",
                  contacts.get(0));
              CompletableFuture<ManualSettlement.Outcome> waiting =
                  CompletableFuture.supplyAsync(
                      () -> settlement.settleAll(CAMPAIGN, seen(2), "ada"));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(decision.join()).isEqualTo(new ManualSettlement.Outcome(1, 1));
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "UNKNOWN", 1L));
  }

  /** An order about the first attempt is late: that one is proven absent, the second is unknown. */
  @Test
  void anOrderAboutAnEarlierAttemptEndsNoLaterOne() {
    long contact = contacts.get(0);
    long seen = attempt(contact);
    dialer.hide(account(contact));
    dialer.failLookUps(null);
    await().atMost(Duration.ofSeconds(10)).until(() -> feedHasSettledAll() && isSentAgain());
    dialer.failLookUps(new IllegalStateException("the tables cannot be read"));
    lab.database.useTransaction(ManualSettlementTest::doubtAll);
    String account = account(contact);

    assertThatThrownBy(() -> settlement.settle(contact, seen, "ada"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("is UNKNOWN after another attempt by now")
        .hasMessageContaining(account);
    assertThat(lab.states()).isEqualTo(Map.of("UNKNOWN", 2L));
    assertThat(lab.count("select count(*) from attempt where state = 'OPEN'")).isEqualTo(2);
    assertThat(audited()).isEmpty();

    settlement.settle(contact, attempt(contact), "ada");
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L, "UNKNOWN", 1L));
  }

  /** The proof of absence was read before the decision, and comes to write after it. */
  @Test
  void whoWasSettledIsNotSentAgainByAProofThatComesSecond() {
    dialer.failLookUps(null);
    dialer.sent().forEach(dialer::hide);
    CompletableFuture<Boolean> proof =
        lab.database.inTransaction(
            h -> {
              settle(contacts.get(0));
              CompletableFuture<Boolean> waiting =
                  CompletableFuture.supplyAsync(() -> Lab.turn(feed, feeding));
              LockWait.await(lab.source);
              return waiting;
            });
    proof.handle((done, thrown) -> done).join();
    await().atMost(Duration.ofSeconds(10)).until(this::feedHasSettledAll);

    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "FINISHED", 1L));
    assertThat(dialer.sent()).as("only the other one is sent anew").hasSize(3);
    assertThat(lab.count("select count(*) from attempt where state = 'LOST'")).isEqualTo(1);
  }

  /** Contacts before attempts, as everybody else: else two could wait for each other for ever. */
  @Test
  void itHoldsNoAttemptWhileItWaitsForAContact() {
    CompletableFuture<ManualSettlement.Outcome> decision =
        lab.database.inTransaction(
            h -> {
              h.execute("update contact set updated_at = updated_at where id = ?", contacts.get(1));
              CompletableFuture<ManualSettlement.Outcome> waiting =
                  CompletableFuture.supplyAsync(
                      () -> settlement.settleAll(CAMPAIGN, seen(2), "ada"));
              LockWait.await(lab.source);
              h.execute("update attempt set redialled = redialled");
              return waiting;
            });

    assertThat(decision.join().settled()).isEqualTo(2);
  }

  @Test
  void twoPeopleAtOnceSettleEachContactOnce() {
    CompletableFuture<ManualSettlement.Outcome> second =
        lab.database.inTransaction(
            h -> {
              settlement.settleAll(CAMPAIGN, seen(2), "ada");
              CompletableFuture<ManualSettlement.Outcome> waiting =
                  CompletableFuture.supplyAsync(
                      () -> settlement.settleAll(CAMPAIGN, seen(2), "ben"));
              LockWait.await(lab.source);
              return waiting;
            });

    assertThat(second.join()).isEqualTo(new ManualSettlement.Outcome(0, 2));
    assertThat(lab.count("select sum(attempts_made) from contact")).isEqualTo(2);
    assertThat(audited()).containsExactly("ada campaign.settle campaign 1");
  }

  private static ManualSettlement.Seen seen(long contacts) {
    return new ManualSettlement.Seen(contacts, 0);
  }

  private boolean isSentAgain() {
    return dialer.sent().size() == 3;
  }

  /** Decides about the attempt that there is now. */
  private void settle(long contact) {
    settlement.settle(contact, attempt(contact), "ada");
  }

  private long attempt(long contact) {
    return lab.count("select current_attempt from contact where id = " + contact);
  }

  private String account(long contact) {
    return lab.database.inTransaction(
        h ->
            h.createQuery("select account_number from attempt where id = :id")
                .bind("id", attempt(contact))
                .mapTo(String.class)
                .one());
  }

  private boolean feedHasSettledAll() {
    Lab.turn(feed, feeding);
    return lab.count("select count(*) from batch where state = 'IN_DOUBT'") == 0;
  }

  private List<String> audited() {
    return lab.database.inTransaction(
        h ->
            h.createQuery(
                    "select concat(actor, ' ', action, ' ', subject) from audit_event order by id")
                .mapTo(String.class)
                .list());
  }
}
