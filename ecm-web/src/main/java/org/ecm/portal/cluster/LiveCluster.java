package org.ecm.portal.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.ecm.portal.Remembered;
import org.ecm.status.ClusterReader;
import org.ecm.status.ClusterStatus;

/** The state of the cluster, found out once for all who look. */
@ApplicationScoped
public class LiveCluster {

  private static final Duration YOUNGEST = Duration.ofMillis(500);

  @Inject ClusterReader reader;

  private final Remembered<ClusterStatus> status =
      new Remembered<>(() -> reader.read(), YOUNGEST, System::nanoTime);

  /** The state as this node saw it a moment ago. */
  public ClusterStatus now() {
    return status.get();
  }
}
