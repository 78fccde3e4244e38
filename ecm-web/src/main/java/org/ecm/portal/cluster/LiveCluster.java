package org.ecm.portal.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.ecm.portal.Remembered;
import org.ecm.status.ClusterReader;
import org.ecm.status.ClusterStatus;

/**
 * The state of the cluster, found out once for all who look. What waited for a silent database
 * costs much, and is soon seen to be over all the same.
 */
@ApplicationScoped
public class LiveCluster {

  private static final Duration YOUNGEST = Duration.ofMillis(500);
  private static final Duration OLDEST = Duration.ofSeconds(3);

  private final Remembered<ClusterStatus> status;

  @Inject
  public LiveCluster(ClusterReader reader) {
    this(reader, System::nanoTime);
  }

  LiveCluster(ClusterReader reader, LongSupplier nanoTime) {
    status = new Remembered<>(() -> reader.read(), YOUNGEST, OLDEST, nanoTime);
  }

  /** For the container's proxy only. */
  protected LiveCluster() {
    this(null);
  }

  /** The state as this node saw it a moment ago. */
  public ClusterStatus now() {
    return status.get();
  }
}
