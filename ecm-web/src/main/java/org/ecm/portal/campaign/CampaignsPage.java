package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.portal.dashboard.LiveFunnels;

/** The list of campaigns. */
@Named
@RequestScoped
public class CampaignsPage {

  @Inject Campaigns campaigns;
  @Inject LiveFunnels funnels;

  /** All campaigns but deleted ones, by name. */
  public List<Campaign> getAll() {
    return campaigns.list();
  }

  /** A campaign's numbers, a moment old. */
  public Funnel funnel(Campaign campaign) {
    return funnels.of(campaign.getId());
  }
}
