package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.Disposition;
import org.ecm.dialer.ScriptedDialer;
import org.ecm.results.SyncResults;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dialer that is at its capacity answers as it does to content that it cannot take. */
class FullDialerTest {

  private final ScriptedDialer dialer = new ScriptedDialer();
  private final Lab lab = new Lab(dialer);
  private final ContactFeed feed = lab.feed();
  private final MandateSeat feeding = lab.inOffice(ContactFeed.NAME, "node1");
  private final SyncResults results = lab.results();
  private final MandateSeat syncing = lab.inOffice(SyncResults.NAME, "node1");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoWasCalledSinceItWasFullIsNotToBlameWhenItIsFullAgain(boolean answersAreLost) {
    lab.contacts(1);
    dialer.full(true);
    Lab.turn(feed, feeding);
    assertThat(refusals()).isEqualTo(1);

    dialer.full(false);
    dialer.loseAnswers(answersAreLost);
    feedUntilAtDialer(1);
    dialer.loseAnswers(false);
    lab.contacts(1);
    feedUntilAtDialer(2);
    dialer.finish(dialer.sent().get(0), Disposition.BUSY);
    Lab.turn(results, syncing);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "WAITING", 1L));

    dialer.full(true);
    await().atMost(Duration.ofSeconds(10)).until(this::isRefusedOnceMore);
    assertThat(lab.states()).isEqualTo(Map.of("AT_DIALER", 1L, "WAITING", 1L));
  }

  private void feedUntilAtDialer(long contacts) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              Lab.turn(feed, feeding);
              return lab.states().equals(Map.of("AT_DIALER", contacts));
            });
  }

  private boolean isRefusedOnceMore() {
    Lab.turn(feed, feeding);
    return refusals() > 1;
  }

  private long refusals() {
    return lab.count("select count(*) from attempt where state = 'REFUSED'");
  }
}
