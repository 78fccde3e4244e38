package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.results.SyncResults;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat seat = lab.inOffice(ContactFeed.NAME, "node1");
  private final SyncResults results = lab.results();
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");

  /**
   * It may have been dialled before it vanished there: to send its contact again is a second call.
   */
  @Test
  void anAttemptThatTheDialerHasShownIsNeverProvenAbsent() {
    lab.contacts(3);
    Lab.turn(feed, seat);
    List<String> sent = dialer.sent();
    sent.subList(0, 2).forEach(dialer::hide);
    lab.database.useTransaction(
        h -> h.execute("update attempt set confirmed = 1 where account_number = ?", sent.get(0)));
    doubtAll();
    settle();
    assertThat(attempts("confirmed = 1 and state = 'OPEN'")).isEqualTo(2);
    assertThat(attempts("confirmed = 0 and state = 'ABSENT'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where state = 'UNKNOWN'")).isEqualTo(1);
    assertThat(dialer.sent()).as("the missing one is sent anew, the vanished is not").hasSize(4);
  }

  /** Sync Results may have seen it since the attempt was read for the proof. */
  @Test
  void noProofClosesAnAttemptThatTheDialerHasShownMeanwhile() {
    lab.contacts(1);
    Lab.turn(feed, seat);
    long attempt = lab.count("select id from attempt");
    AttemptClosing proof =
        new AttemptClosing(seat.current().orElseThrow(), Instant.now())
            .add(attempt, "ABSENT", null, null);
    lab.database.useTransaction(h -> h.execute("update attempt set confirmed = 1"));

    assertThat(lab.database.<Integer>inTransaction(h -> proof.write(h, "OPEN"))).isZero();
    assertThat(attempts("state = 'OPEN'")).isEqualTo(1);
  }

  /** It may be another dialer's, or be read by the wrong column: all would be called again. */
  @Test
  void aSourceThatNoLongerShowsWhatItHasShownProvesNothing() {
    lab.contacts(1);
    Lab.turn(feed, seat);
    dialer.finish(dialer.sent().get(0), Disposition.ANSWERED);
    Lab.turn(results, syncing);
    lab.contacts(2);
    Lab.turn(feed, seat);
    dialer.sent().forEach(dialer::hide);
    doubtAll();
    settle();
    assertThat(attempts("state = 'ABSENT'")).isZero();
    assertThat(dialer.sent()).hasSize(3);

    dialer.show(dialer.sent().get(0));
    await().atMost(Duration.ofSeconds(20)).until(this::settlesAll);
    assertThat(attempts("state = 'ABSENT'")).isEqualTo(2);
  }

  /** Nobody else need be there to be sent, so that nothing else could ever be seen. */
  @Test
  void whereNothingWasEverSeenAFewAttemptsAreTriedAnewAndNoMore() {
    lab.contacts(5);
    Lab.turn(feed, seat);
    for (int i = 0; i < 6; i++) {
      dialer.sent().forEach(dialer::hide);
      doubtAll();
      settle();
    }
    assertThat(attempts("state = 'ABSENT'")).isEqualTo(3);
    assertThat(dialer.sent()).hasSize(8);
  }

  @Test
  void whatWasTriedAnewAndIsSeenProvesTheOthersAbsent() {
    lab.contacts(5);
    Lab.turn(feed, seat);
    dialer.sent().forEach(dialer::hide);
    doubtAll();
    await().atMost(Duration.ofSeconds(20)).until(this::settlesAll);
    assertThat(attempts("state = 'ABSENT'")).isEqualTo(5);
    assertThat(dialer.sent()).hasSize(10);
  }

  private void doubtAll() {
    lab.database.useTransaction(
        h -> {
          h.execute("update contact set state = 'UNKNOWN' where state = 'AT_DIALER'");
          h.execute(
              "update batch set state = 'IN_DOUBT', open_state = 'IN_DOUBT'"
                  + " where state in ('ACCEPTED', 'SETTLED')");
        });
  }

  private void settle() {
    for (int i = 0; i < 3; i++) {
      Lab.turn(feed, seat);
    }
  }

  /** One turn of both components; what is seen by the one counts as a witness for the other. */
  private boolean settlesAll() {
    Lab.turn(feed, seat);
    Lab.turn(results, syncing);
    return lab.count("select count(*) from contact where state <> 'AT_DIALER'")
        == lab.count("select count(*) from contact where state = 'FINISHED'");
  }

  private long attempts(String where) {
    return lab.count("select count(*) from attempt where " + where);
  }
}
