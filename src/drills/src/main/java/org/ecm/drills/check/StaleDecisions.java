package org.ecm.drills.check;

import java.util.List;
import java.util.stream.Stream;
import org.ecm.drills.load.TakeoverWatch.Takeover;
import org.jdbi.v3.core.Handle;

/**
 * What a former holder of Contact Feed has decided after a takeover, told without any clock: its
 * batch, or its mark SENDING, was not there yet when the newer epoch was. A time that was read
 * before the process stood still would not show it.
 */
final class StaleDecisions {
  private StaleDecisions() {}

  private record Batch(long id, long epoch, boolean marked) {}

  static List<String> read(Handle h, List<Takeover> takeovers) {
    if (takeovers.isEmpty()) {
      return List.of();
    }
    return h
        .createQuery("select id, epoch, sending_at from batch")
        .map((row, context) -> new Batch(row.getLong(1), row.getLong(2), row.getObject(3) != null))
        .list()
        .stream()
        .flatMap(batch -> takeovers.stream().flatMap(takeover -> stale(batch, takeover)))
        .toList();
  }

  private static Stream<String> stale(Batch batch, Takeover takeover) {
    if (batch.epoch >= takeover.epoch()) {
      return Stream.of();
    }
    boolean late =
        !takeover.batches().contains(batch.id)
            || (batch.marked && !takeover.marked().contains(batch.id));
    return late
        ? Stream.of(
            "batch %d of epoch %d, claimed or marked when epoch %d was there"
                .formatted(batch.id, batch.epoch, takeover.epoch()))
        : Stream.of();
  }
}
