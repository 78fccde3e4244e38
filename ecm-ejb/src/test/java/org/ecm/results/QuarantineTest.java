package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ecm.audit.Audit;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.Mandate;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Records under our ids on numbers that are not theirs, as a wrong number prefix shows them. */
class QuarantineTest {

  private static final ResultSettings SETTINGS =
      new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final MandateSeat seat = lab.inOffice(SyncResults.NAME, "node1");
  private final ManualSettlement settlement =
      new ManualSettlement(
          lab.database, new Audit(lab.database, lab.ids, Clock.systemUTC()), Clock.systemUTC());

  @BeforeEach
  void everybodyIsAtADialerThatShowsWrongNumbers() {
    lab.contacts(3);
    Lab.turn(lab.feed(), lab.inOffice(ContactFeed.NAME, "node1"));
    assertThat(dialer.sent()).hasSize(3);
    dialer.numbers(number -> null);
  }

  @Test
  void onceTheNumbersAreRightWhatWasInQuarantineIsAppliedOnce() {
    finishAll();
    turn();
    assertThat(verdicts()).isEqualTo(Map.of("QUARANTINE", 3L));
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 3L));

    dialer.numbers(number -> number);
    turn();
    assertThat(verdicts()).isEqualTo(Map.of("APPLY", 3L));
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 3L));

    turn();
    turn();
    assertThat(verdicts()).isEqualTo(Map.of("APPLY", 3L));
    assertThat(lab.count("select sum(attempts_made) from contact")).isEqualTo(3);
    assertThat(lab.count("select count(*) from attempt where redialled = 1")).isZero();
  }

  @Test
  void whatStaysInQuarantineIsKeptOnce() {
    finishAll();
    turn();
    turn();
    assertThat(verdicts()).isEqualTo(Map.of("QUARANTINE", 3L));
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 3L));
  }

  @Test
  void whatTheDialerIsNotDoneWithComesOutOfQuarantineAndItsResultIsAppliedLater() {
    turn();
    assertThat(verdicts()).isEqualTo(Map.of("QUARANTINE", 3L));
    dialer.numbers(number -> number);
    turn();
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 3L));
    finishAll();
    turn();
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 3L));
    assertThat(verdicts()).isEqualTo(Map.of("AT_DIALER", 3L, "APPLY", 3L));
  }

  @Test
  void anAttemptWhoseRecordIsInQuarantineIsKnownToBeAtTheDialer() {
    turn();
    assertThat(lab.count("select count(*) from attempt where confirmed = 1")).isEqualTo(3);
  }

  /** As when the prefix was changed on purpose while contacts were at the dialer. */
  @Test
  void whatStaysInQuarantineForHoursMayBeSettledByAPerson() {
    finishAll();
    turn();
    assertThat(settlement.pending(1).contacts()).isZero();

    lab.database.useTransaction(
        h -> h.execute("update dialer_result set seen_at = ?", Instant.now().minusSeconds(14_500)));
    assertThat(settlement.pending(1).atDialer()).isEqualTo(3);
    settlement.settleAll(1, new ManualSettlement.Seen(3, 3), "test");

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 3L));
    turn();
    assertThat(lab.count("select sum(attempts_made) from contact")).isEqualTo(3);
  }

  @Test
  void nobodyIsAskedForWhatHasComeOutOfQuarantine() {
    turn();
    lab.database.useTransaction(
        h -> h.execute("update dialer_result set seen_at = ?", Instant.now().minusSeconds(14_500)));
    dialer.numbers(number -> number);
    turn();
    assertThat(settlement.pending(1).contacts()).isZero();
  }

  @RepeatedTest(5)
  void twoWhoTakeTheSameOutOfQuarantineApplyItOnce() {
    finishAll();
    turn();
    dialer.numbers(number -> number);
    Mandate mandate = seat.current().orElseThrow();
    List<DialerRecord> records = dialer.lookUp(dialer.sent());
    List<CompletableFuture<Integer>> applied =
        List.of(
            CompletableFuture.supplyAsync(() -> write(records, mandate)),
            CompletableFuture.supplyAsync(() -> write(records, mandate)));
    assertThat(applied.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(3);
    assertThat(verdicts()).isEqualTo(Map.of("APPLY", 3L));
    assertThat(lab.count("select sum(attempts_made) from contact")).isEqualTo(3);
  }

  private int write(List<DialerRecord> records, Mandate mandate) {
    RecordApplier applier =
        new RecordApplier(new CampaignPlans(), lab.ids, SETTINGS, Clock.systemUTC());
    return new PageWriter(lab.database, applier).write("uccx", records, mandate).applied();
  }

  private void finishAll() {
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.ANSWERED));
  }

  private void turn() {
    Lab.turn(lab.results(SETTINGS), seat);
  }

  private Map<String, Long> verdicts() {
    return lab.database.inTransaction(
        h ->
            h.createQuery("select verdict, count(*) from dialer_result group by verdict")
                .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
