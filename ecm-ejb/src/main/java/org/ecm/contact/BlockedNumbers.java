package org.ecm.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which numbers the do-not-call list forbids, read in the caller's transaction. */
public final class BlockedNumbers {
  private BlockedNumbers() {}

  /**
   * Those of some numbers that a campaign may not call at a moment.
   *
   * @param numbers E.164, at most 1000
   */
  public static Set<String> of(
      Handle h, long campaign, Collection<String> numbers, Instant moment) {
    if (numbers.isEmpty()) {
      return Set.of();
    }
    return h.createQuery(
            "select number from do_not_call where number in (<numbers>)"
                + " and campaign_id in (0, :campaign)"
                + " and (expires_at is null or expires_at > :moment)")
        .bindList("numbers", numbers)
        .bind("campaign", campaign)
        .bind("moment", moment)
        .mapTo(String.class)
        .set();
  }
}
