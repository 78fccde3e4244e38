package org.ecm.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * When a look-up of an attempt at the dialer (rule 3.3) has been due for so long that none seems to
 * work, or what it shows has been in quarantine for as long: what is at the dialer cannot be told
 * then (rule 2.7).
 */
public final class OverdueLookUp {
  private OverdueLookUp() {}

  /**
   * How long it must be overdue. It is due about once a minute, so this is no restart and no short
   * outage; and until then what is at the dialer most likely tells of itself.
   */
  public static final Duration AFTER = Duration.ofHours(4);

  /**
   * The condition for that; binds {@code due}.
   *
   * @param attempt the name of its table in the statement, no user's text
   */
  public static String condition(String attempt) {
    return """
        (%1$s.sweep_at < :due or exists
          (select 1 from dialer_result q where q.attempt_id = %1$s.id and q.verdict = 'QUARANTINE'
            and q.seen_at < :due and not exists (select 1 from dialer_result k
              where k.attempt_id = %1$s.id and k.verdict <> 'QUARANTINE')))"""
        .formatted(attempt);
  }

  /** Look-ups that were due before then are overdue. */
  public static Instant before(Instant now) {
    return now.minus(AFTER);
  }
}
