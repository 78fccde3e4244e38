package org.ecm.contact.importing;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecm.cluster.Monotonic;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeRegistry;
import org.ecm.database.Database;
import org.jboss.logging.Logger;

/**
 * Ends uploads that nobody goes on with. Whether one stands still is what this node has seen, by
 * its monotonic clock: the sender's clock may be another. For one thread.
 */
final class AbandonedUploads {

  private static final Logger LOG = Logger.getLogger(AbandonedUploads.class);
  private static final Duration STILL = Duration.ofHours(1);

  private record Open(long id, NodeIdentity node, long received) {}

  private record Seen(long received, long since) {}

  private final Database database;
  private final UploadStore uploads;
  private final NodeRegistry registry;
  private final Clock clock;
  private final Monotonic monotonic;
  private final Map<Long, Seen> seen = new HashMap<>();

  AbandonedUploads(
      Database database,
      UploadStore uploads,
      NodeRegistry registry,
      Clock clock,
      Monotonic monotonic) {
    this.database = database;
    this.uploads = uploads;
    this.registry = registry;
    this.clock = clock;
    this.monotonic = monotonic;
  }

  /**
   * Ends uploads whose node died, that have stood still for an hour, or that failed here while the
   * database could not be told; returns how many.
   */
  int end() {
    List<Open> open = open();
    seen.keySet().retainAll(open.stream().map(Open::id).collect(Collectors.toSet()));
    int ended = 0;
    for (Open upload : open) {
      boolean still = standsStill(upload, monotonic.nanos());
      if (still || uploads.isLost(upload.id(), upload.node()) || registry.isDead(upload.node())) {
        ended += cutOff(upload);
      }
    }
    return ended;
  }

  private List<Open> open() {
    return database.inTransaction(
        h ->
            h.createQuery(
                    "select id, node, incarnation, bytes_received from import_job"
                        + " where state = 'RECEIVING'")
                .map(
                    (row, context) ->
                        new Open(
                            row.getLong("id"),
                            new NodeIdentity(row.getString("node"), row.getString("incarnation")),
                            row.getLong("bytes_received")))
                .list());
  }

  /** The bytes of an upload only grow: as many as then means that none came in between. */
  private boolean standsStill(Open upload, long now) {
    Seen last = seen.get(upload.id());
    if (last == null || last.received() != upload.received()) {
      seen.put(upload.id(), new Seen(upload.received(), now));
      return false;
    }
    return now - last.since() >= STILL.toNanos();
  }

  /** One that goes on in this moment is left alone. */
  private int cutOff(Open upload) {
    int ended =
        database.inTransaction(
            h ->
                h.createUpdate(
                        "update import_job set state = 'FAILED', error = :error,"
                            + " finished_at = :now, updated_at = :now where id = :job"
                            + " and state = 'RECEIVING' and bytes_received = :received")
                    .bind("error", "The upload was cut off; upload the file again")
                    .bind("now", clock.instant())
                    .bind("job", upload.id())
                    .bind("received", upload.received())
                    .execute());
    if (ended == 1) {
      LOG.infof("Import %d: its upload was cut off", upload.id());
    }
    return ended;
  }
}
