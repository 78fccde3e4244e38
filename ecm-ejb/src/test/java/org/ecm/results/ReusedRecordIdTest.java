package org.ecm.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.CampaignPlans;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.DialerRecord;
import org.ecm.dialer.DialerRecord.Progress;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.feed.ContactFeed;
import org.ecm.feed.Lab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dialer that was installed anew gives its records the ids that other records had before. */
class ReusedRecordIdTest {

  private static final ResultSettings SETTINGS =
      new ResultSettings(500, Duration.ZERO, 500, Duration.ofMinutes(3), 1);

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final SyncResults results = lab.results(SETTINGS);
  private final MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");

  @BeforeEach
  void oneContactWasCalled() {
    lab.contacts(1);
    Lab.turn(feed, feeding);
  }

  @Test
  void theResultOfAnotherAttemptUnderTheSameIdCounts() {
    finishAndRead();
    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L));

    dialer.installAnew();
    lab.contacts(1);
    Lab.turn(feed, feeding);
    finishAndRead();

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 2L));
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'APPLY'"))
        .isEqualTo(2);
    assertThat(lab.count("select count(*) from attempt where redialled = 1")).isZero();
  }

  @Test
  void anotherSystemsRecordUnderTheIdOfOneInQuarantineIsPassedOver() {
    dialer.numbers(number -> null);
    finishAndRead();
    assertThat(verdicts()).containsExactly("QUARANTINE");

    DialerRecord ours = dialer.lookUp(dialer.sent()).get(0);
    PageWriter.Written written =
        new PageWriter(
                lab.database,
                new RecordApplier(new CampaignPlans(), lab.ids, SETTINGS, Clock.systemUTC()))
            .write(
                "uccx",
                List.of(of(ours.recordId(), "another system's", ours)),
                syncing.current().orElseThrow());

    assertThat(written.complete()).isTrue();
    assertThat(verdicts()).containsExactly("QUARANTINE");
  }

  /** The codes and ids of UCCX's tables are integers; what is kept carries an id of ours. */
  @Test
  void theLongestKeyFitsItsColumn() {
    DialerRecord ours = dialer.lookUp(dialer.sent()).get(0);
    DialerRecord longest =
        new DialerRecord(
            String.valueOf(Long.MIN_VALUE),
            ours.campaign(),
            "9".repeat(25),
            ours.number(),
            Integer.MIN_VALUE,
            String.valueOf(Integer.MIN_VALUE),
            String.valueOf(Integer.MIN_VALUE),
            Progress.FINISHED,
            Disposition.OTHER,
            null);
    assertThat(longest.key()).hasSizeLessThanOrEqualTo(100);
  }

  private static DialerRecord of(String recordId, String accountNumber, DialerRecord codes) {
    return new DialerRecord(
        recordId,
        codes.campaign(),
        accountNumber,
        codes.number(),
        codes.callsMade(),
        codes.status(),
        codes.result(),
        codes.progress(),
        codes.disposition(),
        null);
  }

  private void finishAndRead() {
    dialer.sent().forEach(account -> dialer.finish(account, Disposition.ANSWERED));
    Lab.turn(results, syncing);
  }

  private List<String> verdicts() {
    return lab.database.inTransaction(
        h -> h.createQuery("select verdict from dialer_result").mapTo(String.class).list());
  }
}
