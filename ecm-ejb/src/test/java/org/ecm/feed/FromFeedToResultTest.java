package org.ecm.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecm.cluster.MandateSeat;
import org.ecm.dialer.uccx.SimulatedUccx;
import org.ecm.results.SyncResults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both components against a simulated UCCX over real HTTP and JDBC. */
class FromFeedToResultTest {

  private SimulatedUccx uccx;
  private Lab lab;

  @BeforeEach
  void start() throws Exception {
    uccx = new SimulatedUccx("--speed", "2000", "--ports", "500");
    lab = new Lab(uccx.gateway());
  }

  @AfterEach
  void stop() throws Exception {
    uccx.close();
  }

  @Test
  void everyContactEndsWithAResultAndTheLogAgrees() throws Exception {
    lab.contacts(1000);
    runUntilFinished(1000);
    assertNothingLostNorDoubled();
  }

  @Test
  void lostRepliesLoseNobodyAndCallNobodyTwice() throws Exception {
    uccx.control(
        "/faults", "{\"on\":\"POST contacts\",\"kind\":\"dropReply\",\"probability\":0.3}");
    lab.contacts(400);
    runUntilFinished(400);
    assertThat(lab.count("select count(*) from batch where state = 'SETTLED'")).isPositive();
    assertNothingLostNorDoubled();
  }

  @Test
  void requestsThatNeverArriveAreProvenAbsentAndSentAgain() throws Exception {
    uccx.control("/faults", "{\"on\":\"POST contacts\",\"kind\":\"reset\",\"count\":3}");
    lab.contacts(50);
    runUntilFinished(50);
    assertThat(lab.count("select count(*) from attempt where state = 'ABSENT'")).isPositive();
    assertNothingLostNorDoubled();
  }

  private void runUntilFinished(int contacts) {
    ContactFeed feed = lab.feed();
    SyncResults results = lab.results();
    MandateSeat feeding = lab.seat(ContactFeed.NAME, "node1");
    MandateSeat syncing = lab.seat(SyncResults.NAME, "node1");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              Lab.turn(feed, feeding);
              Lab.turn(results, syncing);
              return lab.states().equals(Map.of("FINISHED", (long) contacts));
            });
  }

  private void assertNothingLostNorDoubled() throws Exception {
    assertThat(lab.count("select count(*) from attempt where state = 'OPEN'")).isZero();
    List<String> accepted = accountsOf("accepted");
    // A callback that the customer asked for is the dialer's own second call, to no phone slot.
    List<String> dialled = accountsOf("dialled\".*\"phone");
    assertThat(accepted).doesNotHaveDuplicates();
    assertThat(dialled).doesNotHaveDuplicates();
    long done = lab.count("select count(*) from attempt where state = 'DONE'");
    assertThat(done).isEqualTo(accepted.size());
  }

  private List<String> accountsOf(String event) throws Exception {
    return uccx.log().stream()
        .filter(line -> line.matches(".*\"type\":\"" + event + "\".*"))
        .map(line -> line.replaceAll(".*\"accountNumber\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
