package org.ecm.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.ecm.database.UtcTimes;
import org.ecm.feed.AttemptClosing;
import org.ecm.feed.OverdueLookUp;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * A contact that a person may decide about (rule 2.7): it is unknown, or at the dialer, and its
 * attempt is long due to be looked up there and could not be, or is in quarantine. In the caller's
 * transaction.
 *
 * @param state UNKNOWN or AT_DIALER
 */
record Undecided(long contact, long attempt, String state) {

  /** What makes a contact c with its current attempt a one of these; binds {@code due}. */
  static final String CONDITION =
      "a.state = 'OPEN' and c.state in ('UNKNOWN', 'AT_DIALER')"
          + " and (c.state = 'UNKNOWN' or "
          + OverdueLookUp.condition("a")
          + ")";

  private static final String FROM =
      " from contact c join attempt a on a.id = c.current_attempt"
          + " where c.campaign_id = :campaign and "
          + CONDITION;

  // The look-up may have come since the row was read.
  private static final String FINISH =
      "update contact set state = 'FINISHED', reason = 'RESULT_UNKNOWN', sending = 0,"
          + " attempts_made = attempts_made + 1, updated_at = :now"
          + " where id = :id and state = :state and current_attempt = :attempt"
          + " and (state = 'UNKNOWN' or exists (select 1 from attempt a where a.id = :attempt and "
          + OverdueLookUp.condition("a")
          + "))";

  /** Those of a campaign, in the order of their ids. */
  static List<Undecided> of(Handle h, long campaign, Instant now) {
    return h.createQuery("select c.id, a.id attempt_id, c.state" + FROM + " order by c.id")
        .bind("campaign", campaign)
        .bind("due", OverdueLookUp.before(now))
        .map(
            (row, context) ->
                new Undecided(row.getLong("id"), row.getLong("attempt_id"), row.getString("state")))
        .list();
  }

  /** The same, counted. */
  static ManualSettlement.Pending count(Handle h, long campaign, Instant now) {
    return h.createQuery(
            "select count(*) contacts, count(case when state = 'AT_DIALER' then 1 end) at_dialer,"
                + " min(since) oldest, max(since) newest from (select c.state,"
                + " case when c.state = 'UNKNOWN' then c.updated_at"
                + " when a.sweep_at < :due then a.sweep_at else a.created_at end since"
                + FROM
                + ") undecided")
        .bind("campaign", campaign)
        .bind("due", OverdueLookUp.before(now))
        .map(
            (row, context) ->
                new ManualSettlement.Pending(
                    row.getLong("contacts"),
                    row.getLong("at_dialer"),
                    time(row, "oldest"),
                    time(row, "newest")))
        .one();
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return UtcTimes.read(row.getObject(column, LocalDateTime.class));
  }

  /**
   * Finishes those that still are as they were read, results unknown, contacts before attempts.
   *
   * @param ordered by the ids of the contacts
   * @return how many
   */
  static int finish(Handle h, List<Undecided> ordered, Instant now) {
    PreparedBatch contacts = h.prepareBatch(FINISH);
    ordered.forEach(
        u ->
            contacts
                .bind("now", now)
                .bind("id", u.contact())
                .bind("state", u.state())
                .bind("attempt", u.attempt())
                .bind("due", OverdueLookUp.before(now))
                .add());
    int[] counts = contacts.execute();
    List<Long> finished = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        finished.add(ordered.get(i).attempt());
      }
    }
    AttemptClosing closing = AttemptClosing.byPerson(now);
    finished.forEach(attempt -> closing.add(attempt, "LOST", null, null));
    if (closing.write(h, "OPEN") != finished.size()) {
      throw new IllegalStateException("A contact that nobody can tell of has no open attempt");
    }
    return finished.size();
  }
}
