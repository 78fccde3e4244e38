package org.ecm.campaign;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a campaign has claimed and not yet begun to send, when it is to go on no longer. */
final class ClaimedContacts {
  private ClaimedContacts() {}

  /**
   * Cuts it out of its batches, in the order of ids, in the caller's transaction. What is claimed
   * meanwhile is kept back by the SENDING mark, which asks for the campaign's state.
   */
  static void cutOut(Handle h, long campaign, CampaignState why) {
    List<Long> claimed =
        h.createQuery(
                "select id from contact where campaign_id = :campaign and state = 'CLAIMED'"
                    + " and sending = 0 and cut_reason is null order by id")
            .bind("campaign", campaign)
            .mapTo(Long.class)
            .list();
    PreparedBatch batch =
        h.prepareBatch(
            "update contact set cut_reason = :reason where id = :id and state = 'CLAIMED'"
                + " and sending = 0 and cut_reason is null");
    claimed.forEach(id -> batch.bind("reason", why).bind("id", id).add());
    if (!claimed.isEmpty()) {
      batch.execute();
    }
  }
}
