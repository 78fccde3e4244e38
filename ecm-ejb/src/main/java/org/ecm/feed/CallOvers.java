package org.ecm.feed;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ecm.database.Database;

/**
 * Ends of calls to the dialer that this process knows of and the database does not yet. Kept until
 * they are recorded, whatever becomes of the mandate: the record needs none (rule 2.3).
 */
class CallOvers {

  private record CallOver(boolean notSent, String detail) {}

  private final Database database;
  private final Clock clock;
  private final Map<Long, CallOver> unrecorded = new ConcurrentHashMap<>();

  CallOvers(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Keeps the end of a batch's call.
   *
   * @param notSent true if it is certain that not a byte was written
   */
  void add(long batch, boolean notSent, String detail) {
    unrecorded.put(batch, new CallOver(notSent, detail));
  }

  /** Records what is not recorded yet. */
  void record() {
    for (Long batch : List.copyOf(unrecorded.keySet())) {
      CallOver over = unrecorded.get(batch);
      database.useTransaction(
          h -> Batches.recordCallOver(h, batch, over.notSent(), over.detail(), clock.instant()));
      unrecorded.remove(batch);
    }
  }
}
