package org.ecm.campaign;

import org.jdbi.v3.core.Handle;

/** Keeps a campaign from being deleted while a transaction puts something into it. */
public final class CampaignLock {
  private CampaignLock() {}

  /**
   * Holds the campaign's row until the caller's transaction ends, so that a deletion comes before
   * it or after it, and after it sees what it wrote.
   *
   * @throws NotFoundException if there is no such campaign, or it is deleted
   */
  public static void hold(Handle h, long campaign) {
    int there =
        h.createUpdate(
                "update campaign set version = version where id = :id and state <> 'DELETED'")
            .bind("id", campaign)
            .execute();
    if (there == 0) {
      throw new NotFoundException("campaign", campaign);
    }
  }
}
