package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.dialer.SendOutcome;
import org.ecm.results.SyncResults;
import org.junit.jupiter.api.Test;

/** A batch that goes back as a whole changes nothing about when its contacts are called. */
class RefusedBatchTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
  private final SyncResults results = lab.results();
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");

  @Test
  void whoGoesBackWithTheOthersKeepsTheirPlaceInTheQueue() {
    lab.contacts(2);
    List<String> before = dueTimes();
    dialer.answer(() -> new SendOutcome.TryLater("401"));
    feedUntilRefused(2);
    assertThat(dueTimes()).isEqualTo(before);

    dialer.answer(() -> new SendOutcome.BadContent("400"));
    feedUntilRefused(4);
    assertThat(dueTimes()).isEqualTo(before);
  }

  @Test
  void soDoesWhoGoesBackToAnotherPhone() {
    lab.contacts(1);
    List<String> before = dueTimes();
    dialer.answer(
        () -> {
          lab.forbidFirstPhones();
          return new SendOutcome.TryLater("401");
        });
    feedUntilRefused(1);
    assertThat(lab.count("select count(*) from contact where next_number = phone2")).isEqualTo(1);
    assertThat(dueTimes()).isEqualTo(before);
  }

  @Test
  void whoIsRefusedAloneMakesRoomForTheOthers() {
    lab.contacts(1);
    List<String> before = dueTimes();
    dialer.answer(() -> new SendOutcome.BadContent("400"));
    feedUntilRefused(1);
    assertThat(dueTimes().get(0)).isGreaterThan(before.get(0));
  }

  /** Nobody has asked for another time: what the first attempt brought is the answer. */
  @Test
  void theLateResultOfAnAbsentAttemptStillWithdrawsANewerOneAfterARefusal() {
    String absent = provenAbsentAndThenRefused();
    assertThat(attempts("ABSENT")).isEqualTo(1);

    dialer.show(absent);
    dialer.finish(absent, Disposition.ANSWERED);
    dialer.answer(null);
    dialer.whenOpened(() -> Lab.turn(results, syncing));
    await().atMost(Duration.ofSeconds(10)).until(this::isFinished);

    assertThat(dialer.sent()).containsExactly(absent);
    assertThat(attempts("WITHDRAWN")).isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where reason = 'ANSWERED'")).isEqualTo(1);
  }

  /** The same while the refusal lets the contact wait. */
  @Test
  void theLateResultOfAnAbsentAttemptAnswersForAContactThatWaitsAfterARefusal() {
    String absent = provenAbsentAndThenRefused();

    dialer.show(absent);
    dialer.finish(absent, Disposition.ANSWERED);
    Lab.turn(results, syncing);

    assertThat(lab.states()).isEqualTo(Map.of("FINISHED", 1L));
    assertThat(attempts("REFUSED")).isEqualTo(1);
    assertThat(lab.count("select count(*) from contact where reason = 'ANSWERED'")).isEqualTo(1);
    assertThat(lab.count("select count(*) from dialer_result where verdict = 'APPLY'"))
        .isEqualTo(1);
  }

  /** The account number of the first attempt of one contact; the second one was refused. */
  private String provenAbsentAndThenRefused() {
    lab.contacts(1);
    dialer.loseAnswers(true);
    Lab.turn(feed, feeding);
    String absent = dialer.sent().get(0);
    dialer.hide(absent);
    dialer.answer(() -> new SendOutcome.TryLater("401"));
    feedUntilRefused(1);
    return absent;
  }

  private void feedUntilRefused(long times) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              Lab.turn(feed, feeding);
              return attempts("REFUSED") >= times;
            });
  }

  private boolean isFinished() {
    Lab.turn(feed, feeding);
    return lab.states().equals(Map.of("FINISHED", 1L));
  }

  private long attempts(String state) {
    return lab.count("select count(*) from attempt where state = '" + state + "'");
  }

  private List<String> dueTimes() {
    return lab.database.inTransaction(
        h -> h.createQuery("select due_at from contact order by id").mapTo(String.class).list());
  }
}
