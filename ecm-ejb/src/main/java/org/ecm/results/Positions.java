package org.ecm.results;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.ecm.database.UtcTimes;
import org.jdbi.v3.core.Handle;

/**
 * How far each source was read. Rows are inserted per epoch, never updated, so that a frozen
 * predecessor's lock cannot stop a successor (rule 3.4).
 */
final class Positions {
  private Positions() {}

  /** The position of the newest epoch; null if the source was never read. */
  static String newest(Handle h, String dialer, String source) {
    return h.createQuery(
            "select position from result_position where dialer = :dialer and source = :source"
                + " order by epoch desc, seq desc offset 0 rows fetch next 1 rows only")
        .bind("dialer", dialer)
        .bind("source", source)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }

  /** When the source's first attempt was made: nothing of ours can have changed there before. */
  static Optional<Instant> oldestAttempt(Handle h, String dialer, String source) {
    return h.createQuery(
            "select min(a.created_at) from attempt a"
                + " join dialer_campaign d on d.id = a.dialer_campaign_id"
                + " where d.dialer = :dialer and d.external_id = :source")
        .bind("dialer", dialer)
        .bind("source", source)
        .map((row, context) -> row.getObject(1, LocalDateTime.class))
        .findOne()
        .map(UtcTimes::read);
  }

  /** Saves a position and drops the ones of this epoch before it. */
  static void save(
      Handle h, String dialer, String source, long epoch, long seq, String position, Instant now) {
    h.createUpdate(
            "insert into result_position (dialer, source, epoch, seq, position, saved_at)"
                + " values (:dialer, :source, :epoch, :seq, :position, :now)")
        .bind("dialer", dialer)
        .bind("source", source)
        .bind("epoch", epoch)
        .bind("seq", seq)
        .bind("position", position)
        .bind("now", now)
        .execute();
    h.createUpdate(
            "delete from result_position where dialer = :dialer and source = :source"
                + " and epoch = :epoch and seq < :seq")
        .bind("dialer", dialer)
        .bind("source", source)
        .bind("epoch", epoch)
        .bind("seq", seq)
        .execute();
  }
}
