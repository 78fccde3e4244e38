package org.ecm.cluster;

import java.util.Map;
import org.ecm.database.Database;
import org.jdbi.v3.core.Handle;

/**
 * The right to decide as one component, as the database knows it. Rule 1.4: every mark of a
 * component succeeds only if the same statement sees this row, so statements end in {@link #FENCE}
 * and bind {@link #bindings()}.
 *
 * @param name what is ruled: a component, or an import into a campaign
 * @param holder the node
 * @param incarnation the start of that node's process
 * @param epoch rises by one each time the mandate changes hands
 */
public record Mandate(String name, String holder, String incarnation, long epoch) {

  /** The condition that makes a statement an act under this mandate. */
  public static final String FENCE =
      "exists (select 1 from mandate m where m.name = :m_name and m.epoch = :m_epoch"
          + " and m.holder = :m_holder and m.incarnation = :m_incarnation and m.released = 0)";

  /**
   * Runs a decision of several statements in one transaction, all of them under this mandate or
   * none: each sees the mandate for itself, and if it was lost between two of them, what the first
   * ones did is rolled back. Else a batch could be done with while its contacts stay claimed.
   *
   * @throws MandateLostException if the mandate is not in force at the end
   */
  public <R> R decide(Database database, Database.Work<R> work) {
    return database.inTransaction(
        h -> {
          R answer = work.run(h);
          if (!isInForce(h)) {
            throw new MandateLostException(this);
          }
          return answer;
        });
  }

  private boolean isInForce(Handle h) {
    return h.createQuery("select count(*) from mandate where name = :m_name and " + FENCE)
            .bindMap(bindings())
            .mapTo(Long.class)
            .one()
        == 1;
  }

  /** The values of {@link #FENCE}. */
  public Map<String, Object> bindings() {
    return Map.of(
        "m_name", name, "m_epoch", epoch, "m_holder", holder, "m_incarnation", incarnation);
  }
}
