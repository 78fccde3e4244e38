package org.ecm.drills.load;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.ecm.demo.process.LedgerDatabase;

/**
 * Numbers that a campaign is going to call, in an order by chance: some will be called soon, some
 * late. Once one is on the do-not-call list it must not be sent any more. Safe for several threads.
 */
final class WaitingNumbers {
  private final Iterator<String> numbers;
  private int given;

  private WaitingNumbers(List<String> numbers) {
    this.numbers = numbers.iterator();
  }

  /** Those that wait at this moment for their first call. */
  static WaitingNumbers of(LedgerDatabase database, long campaign) {
    List<String> numbers =
        database
            .jdbi()
            .withHandle(
                h ->
                    h.createQuery(
                            "select distinct next_number from contact where campaign_id = :campaign"
                                + " and state = 'WAITING' and attempts_made = 0"
                                + " order by next_number")
                        .bind("campaign", campaign)
                        .mapTo(String.class)
                        .list());
    Collections.shuffle(numbers, new Random(campaign));
    return new WaitingNumbers(numbers);
  }

  /**
   * @return the next one, or null when all were given
   */
  synchronized String next() {
    if (!numbers.hasNext()) {
      return null;
    }
    given++;
    return numbers.next();
  }

  /** How many were given. */
  synchronized int given() {
    return given;
  }
}
