package org.ecm.cluster;

import java.util.Map;

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

  /** The values of {@link #FENCE}. */
  public Map<String, Object> bindings() {
    return Map.of(
        "m_name", name, "m_epoch", epoch, "m_holder", holder, "m_incarnation", incarnation);
  }
}
