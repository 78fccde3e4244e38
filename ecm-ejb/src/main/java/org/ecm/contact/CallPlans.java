package org.ecm.contact;

import jakarta.enterprise.context.ApplicationScoped;
import org.ecm.campaign.CampaignPlan;
import org.ecm.campaign.CampaignPlans;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.NotFoundException;
import org.jdbi.v3.core.Handle;

/** Reads call plans in the caller's transaction. */
@ApplicationScoped
public class CallPlans {

  private final CampaignPlans plans = new CampaignPlans();

  /**
   * The plan of a campaign.
   *
   * @throws NotFoundException if there is no such campaign, or it was deleted
   */
  public CallPlan of(Handle h, long campaign) {
    CampaignPlan plan = plans.of(h, campaign);
    if (plan.state() == CampaignState.DELETED) {
      throw new NotFoundException("campaign", campaign);
    }
    return new CallPlan(campaign, plan.state(), plan.region(), plan.zone(), plan.strategy());
  }

  /**
   * The state of a campaign, also of one that was deleted.
   *
   * @throws NotFoundException if there never was such a campaign
   */
  public CampaignState state(Handle h, long campaign) {
    return plans.of(h, campaign).state();
  }
}
