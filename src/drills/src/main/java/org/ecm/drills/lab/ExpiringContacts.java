package org.ecm.drills.lab;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.ecm.demo.process.LedgerDatabase;
import org.jdbi.v3.core.Handle;

/**
 * Contacts that may be called for less than another hour: longer than any drill lasts, but not by a
 * clock that is an hour fast.
 */
public final class ExpiringContacts {
  private static final Duration LEFT = Duration.ofMinutes(50);
  private static final int SOME = 500;

  private ExpiringContacts() {}

  /**
   * Some who wait in campaigns that run become such contacts, as if their list had said so: the
   * last in the queue, each by itself, so that nobody waits for another.
   */
  public static void make(LedgerDatabase database) {
    LocalDateTime then = utc(Instant.now().plus(LEFT));
    database
        .jdbi()
        .useHandle(
            h ->
                last(h)
                    .forEach(
                        id ->
                            h.execute(
                                "update contact set expires_at = ? where id = ?"
                                    + " and state = 'WAITING'",
                                then,
                                id)));
  }

  private static List<Long> last(Handle h) {
    return h.createQuery(
            "select c.id from contact c join campaign p on p.id = c.campaign_id"
                + " where c.state = 'WAITING' and p.state = 'RUNNING'"
                + " order by c.due_at desc, c.id desc offset 0 rows fetch next :some rows only")
        .bind("some", SOME)
        .mapTo(Long.class)
        .list();
  }

  /** Contacts that have ended as expired, although their time is not over by the right clock. */
  public static List<String> endedEarly(Handle h) {
    return h.createQuery(
            "select id, expires_at from contact where reason = 'EXPIRED' and expires_at > :now")
        .bind("now", utc(Instant.now()))
        .map(
            (row, context) ->
                "contact %d, whose time is over at %s"
                    .formatted(row.getLong("id"), row.getString("expires_at")))
        .list();
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
