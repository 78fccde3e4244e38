package org.ecm.contact;

import org.jdbi.v3.core.Handle;

/**
 * The lanes of waiting contacts: one for each campaign, call zones and priority. Whoever makes a
 * contact wait sees to its lane in the same transaction.
 */
public final class Lanes {
  private Lanes() {}

  /** Adds the lane if it is not there yet. */
  public static void ensure(Handle h, long campaign, String callZone, int priority) {
    h.createUpdate(
            "insert into contact_lane (campaign_id, call_zone, priority)"
                + " select :campaign, :zone, :priority where not exists (select 1 from contact_lane"
                + " where campaign_id = :campaign and call_zone = :zone and priority = :priority)")
        .bind("campaign", campaign)
        .bind("zone", callZone)
        .bind("priority", priority)
        .execute();
  }
}
