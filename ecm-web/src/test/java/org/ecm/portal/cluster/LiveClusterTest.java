package org.ecm.portal.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ecm.status.ClusterReader;
import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.DatabaseHealth;
import org.junit.jupiter.api.Test;

class LiveClusterTest {

  private static final ClusterStatus SILENT = status(new DatabaseHealth(false, "1", null, "away"));
  private static final ClusterStatus BACK = status(new DatabaseHealth(true, "1", 2L, null));

  private final SlowDatabase database = new SlowDatabase();
  private final LiveCluster cluster = new LiveCluster(database, () -> database.nanos);

  @Test
  void aDatabaseThatIsBackIsSeenSoonHoweverLongItWasWaitedFor() {
    assertThat(cluster.now()).isSameAs(SILENT);
    database.pass(Duration.ofSeconds(2));
    assertThat(cluster.now()).isSameAs(SILENT);

    database.answer = BACK;
    database.pass(Duration.ofSeconds(1));
    assertThat(cluster.now()).isSameAs(BACK);
  }

  private static ClusterStatus status(DatabaseHealth health) {
    return new ClusterStatus("node1", health, List.of(), List.of(), List.of(), List.of());
  }

  /** Takes ten seconds for each answer. */
  private static final class SlowDatabase extends ClusterReader {
    private ClusterStatus answer = SILENT;
    private long nanos;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public ClusterStatus read() {
      pass(Duration.ofSeconds(10));
      return answer;
    }
  }
}
