package org.ecm.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What makes a read-back believable: a source that shows nothing of ours at all may be another
 * dialer's, or read by the wrong column, and proves nothing (rule 2.6c).
 */
final class Witnesses {
  private Witnesses() {}

  private static final int NEWEST = 20;

  /** Nodes draw ids in blocks of a thousand: so many back there are results in several of them. */
  private static final int SPAN = 10_000;

  private static final int MOST_TRIALS = 3;

  private static final String OPEN =
      "select account_number from attempt where dialer_campaign_id = :target and state = 'OPEN'"
          + " and confirmed = 1 order by id desc offset 0 rows fetch next :limit rows only";
  // H2 reads no index backwards: without a lower end it would read all results that ever were.
  private static final String RESULTS =
      "select account_number from dialer_result where dialer = :dialer"
          + " and attempt_id > (select max(attempt_id) - :span from dialer_result)"
          + " order by attempt_id desc offset 0 rows fetch next :limit rows only";
  // Only where all of those are another dialer's: that this one never showed any must be so.
  private static final String OLD_RESULTS =
      "select account_number from dialer_result where dialer = :dialer and attempt_id is not null"
          + " order by attempt_id desc offset 0 rows fetch next :limit rows only";

  /**
   * Account numbers that the dialer has shown before: some that are there now, and the newest that
   * it brought results of, by the order of attempts. Empty if it never showed one.
   */
  static Set<String> of(Handle h, DialerTarget target) {
    Set<String> shown = new HashSet<>();
    shown.addAll(
        h.createQuery(OPEN)
            .bind("target", target.id())
            .bind("limit", NEWEST)
            .mapTo(String.class)
            .list());
    List<String> results =
        h.createQuery(RESULTS)
            .bind("dialer", target.dialer())
            .bind("span", SPAN)
            .bind("limit", NEWEST)
            .mapTo(String.class)
            .list();
    shown.addAll(results.isEmpty() ? oldResults(h, target) : results);
    return shown;
  }

  private static List<String> oldResults(Handle h, DialerTarget target) {
    return h.createQuery(OLD_RESULTS)
        .bind("dialer", target.dialer())
        .bind("limit", NEWEST)
        .mapTo(String.class)
        .list();
  }

  /**
   * Whether one attempt may count as absent though nothing of ours was ever seen there. Else a new
   * installation whose first requests are lost would wait for ever, having nobody else to send. If
   * the source is the wrong one, so many calls are the harm.
   */
  static boolean maySpareOne(Handle h, long target) {
    return h.createQuery(
            "select count(case when state = 'ABSENT' then 1 end) trials,"
                + " count(case when confirmed = 1 then 1 end) shown"
                + " from attempt where dialer_campaign_id = :target")
        .bind("target", target)
        .map((row, context) -> row.getInt("shown") == 0 && row.getInt("trials") < MOST_TRIALS)
        .one();
  }
}
