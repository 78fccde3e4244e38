package org.ecm.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.ecm.cluster.Mandate;
import org.ecm.database.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The places at a dialer campaign (rule 2.7): who takes one, and who gives it up because nobody can
 * tell of the attempt, so that it holds up no others. An attempt that leaves stays open, and its
 * contact as it is.
 *
 * <p>Who leaves is read, and written in the order of ids in a transaction under the mandate; at
 * most a thousand at once, the rest when it is asked again.
 */
class Window {

  private static final Logger LOG = Logger.getLogger(Window.class);

  private static final int AT_ONCE = 1000;

  private static final String TAKES_A_PLACE =
      " a.dialer_campaign_id = :target and a.state = 'OPEN' and a.in_window = 1";

  private static final String UNKNOWN =
      "select a.id from attempt a join contact c on c.id = a.contact_id where"
          + TAKES_A_PLACE
          + " and a.created_at < :due and c.state = 'UNKNOWN'";

  private static final String OF_DELETED =
      "select a.id from attempt a join campaign p on p.id = a.campaign_id where"
          + TAKES_A_PLACE
          + " and p.state = 'DELETED' and "
          + OverdueLookUp.condition("a");

  private final Mandate mandate;
  private final Database database;
  private final Duration unknownLeaves;
  private final Clock clock;

  /**
   * @param unknownLeaves the age at which an unknown attempt gives its place up
   */
  Window(Mandate mandate, Database database, Duration unknownLeaves, Clock clock) {
    this.mandate = mandate;
    this.database = database;
    this.unknownLeaves = unknownLeaves;
    this.clock = clock;
  }

  /** How many places are taken; in the caller's transaction. */
  static int taken(Handle h, DialerTarget target) {
    return h.createQuery("select count(*) from attempt a where" + TAKES_A_PLACE)
        .bind("target", target.id())
        .mapTo(Integer.class)
        .one();
  }

  /**
   * Attempts that have been unknown for long give their places up. None of them becomes anything
   * else but by Contact Feed, or is closed.
   *
   * @return how many
   */
  int leaveUnknown(DialerTarget target) {
    int left = leave(target, UNKNOWN, clock.instant().minus(unknownLeaves), "");
    if (left > 0) {
      LOG.errorf(
          "Dialer campaign %s: %d attempts are unknown for long and no longer hold up others",
          target.name(), left);
    }
    return left;
  }

  /**
   * Attempts of deleted campaigns give their places up if their look-up is overdue: nobody is shown
   * them any more, to settle them by hand.
   *
   * @return how many
   */
  int leaveOfDeleted(DialerTarget target) {
    Instant before = OverdueLookUp.before(clock.instant());
    // A look-up may have come since the row was read.
    int left = leave(target, OF_DELETED, before, " and " + OverdueLookUp.condition("attempt"));
    if (left > 0) {
      LOG.errorf(
          "Dialer campaign %s: %d attempts of deleted campaigns could not be looked up for %d hours"
              + " and no longer hold up others. Can the dialer's tables be read?",
          target.name(), left, OverdueLookUp.AFTER.toHours());
    }
    return left;
  }

  private int leave(DialerTarget target, String who, Instant before, String still) {
    List<Long> leaving =
        database.inTransaction(
            h ->
                h.createQuery(who + " order by a.id offset 0 rows fetch next :limit rows only")
                    .bind("target", target.id())
                    .bind("due", before)
                    .bind("limit", AT_ONCE)
                    .mapTo(Long.class)
                    .list());
    return leaving.isEmpty() ? 0 : mandate.decide(database, h -> write(h, leaving, before, still));
  }

  private int write(Handle h, List<Long> ordered, Instant before, String still) {
    PreparedBatch batch =
        h.prepareBatch(
            "update attempt set in_window = 0 where id = :id and state = 'OPEN' and in_window = 1"
                + still
                + " and "
                + Mandate.FENCE);
    ordered.forEach(
        id -> batch.bind("id", id).bind("due", before).bindMap(mandate.bindings()).add());
    return Arrays.stream(batch.execute()).sum();
  }
}
