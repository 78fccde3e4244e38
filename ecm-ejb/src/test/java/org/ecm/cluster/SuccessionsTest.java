package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.Test;

class SuccessionsTest {

  private static final Duration BEAT_LIMIT = Duration.ofMillis(200);
  private static final Mandate SUCCEEDED = new Mandate("contact-feed", "node1", "gone", 7);
  private static final ClusterNode PEER =
      new ClusterNode("node1", "gone", "x", "1", "192.0.2.11", 0);

  private final ClusterView view =
      new ClusterView(new NodeIdentity("node2", "here"), Monotonic.SYSTEM);
  private final List<String> ended = new ArrayList<>();
  private final Successions successions =
      new Successions(
          view,
          new DatabaseSessions(TestDatabase.migrated()) {
            @Override
            String ownAddress() {
              return "192.0.2.12";
            }

            @Override
            int end(String address) {
              ended.add(address);
              return 1;
            }
          },
          BEAT_LIMIT);

  @Test
  void theSessionsOfANodeWhoseBeatStandsStillAreEnded() throws Exception {
    view.others(List.of(PEER), List.of(), List.of(), List.of());
    successions.end(SUCCEEDED);
    assertThat(ended).containsExactly("192.0.2.11");
  }

  @Test
  void aNodeThatLivesKeepsItsSessions() throws Exception {
    view.others(List.of(PEER), List.of(PEER), List.of(), List.of());
    successions.end(SUCCEEDED);
    assertThat(ended).isEmpty();
  }

  @Test
  void nobodyIsTakenForDeadWhileTheDatabaseIsAway() throws Exception {
    view.others(List.of(PEER), List.of(PEER), List.of(), List.of());
    view.blind();
    successions.end(SUCCEEDED);
    assertThat(ended).isEmpty();
  }
}
