package org.ecm.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ecm.cluster.Mandate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Closes attempts, in the order of their ids, each by a compare-and-set: under the mandate, or as a
 * person decides.
 */
public class AttemptClosing {

  /** The sweep's time for an attempt that is closed. */
  static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private record Close(long attempt, String state, String disposition, String dialerResult) {}

  private final String fence;
  private final Map<String, Object> bindings;
  private final Instant now;
  private final List<Close> closes = new ArrayList<>();

  public AttemptClosing(Mandate mandate, Instant now) {
    this(" and " + Mandate.FENCE, mandate.bindings(), now);
  }

  private AttemptClosing(String fence, Map<String, Object> bindings, Instant now) {
    this.fence = fence;
    this.bindings = bindings;
    this.now = now;
  }

  /**
   * Closes without a mandate, for a person's decision (rule 2.7): the rows alone decide. Their
   * contacts must have been moved in the same transaction.
   */
  public static AttemptClosing byPerson(Instant now) {
    return new AttemptClosing("", Map.of(), now);
  }

  /**
   * Plans a close.
   *
   * @param disposition what came of it; null if it never reached the dialer
   * @param dialerResult the dialer's own codes; null likewise
   */
  public AttemptClosing add(long attempt, String state, String disposition, String dialerResult) {
    closes.add(new Close(attempt, state, disposition, dialerResult));
    return this;
  }

  /** Writes; returns how many attempts were in one of the states and are closed now. */
  public int write(Handle h, String... from) {
    if (closes.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "update attempt set state = :state, open_contact_key = -id, open_number_key = :key,"
                + " disposition = :disposition, dialer_result = :dialerResult,"
                + " confirmed = case when :dialerResult is null then confirmed else 1 end,"
                + " closed_at = :now, sweep_at = :never where id = :id"
                + " and state in (:from1, :from2)"
                // The dialer may have shown it since it was read, and then it is not absent.
                + " and (confirmed = 0 or :state <> 'ABSENT')"
                + fence);
    closes.stream()
        .sorted(Comparator.comparingLong(Close::attempt))
        .forEach(
            c ->
                batch
                    .bind("state", c.state())
                    .bind("key", "closed:" + c.attempt())
                    .bind("disposition", c.disposition())
                    .bind("dialerResult", c.dialerResult())
                    .bind("now", now)
                    .bind("never", NEVER)
                    .bind("id", c.attempt())
                    .bind("from1", from[0])
                    .bind("from2", from[from.length - 1])
                    .bindMap(bindings)
                    .add());
    return Arrays.stream(batch.execute()).sum();
  }
}
