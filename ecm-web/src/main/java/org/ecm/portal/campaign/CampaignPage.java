package org.ecm.portal.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.contact.importing.ImportJob;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.portal.dashboard.LiveFunnels;

/** One campaign. */
@Named
@RequestScoped
public class CampaignPage {

  @Inject Campaigns campaigns;
  @Inject LiveFunnels funnels;
  @Inject ImportJobs jobs;
  @Inject Answers answers;
  @Inject RequestedId requested;

  private Campaign campaign;

  @PostConstruct
  void load() {
    campaign = answers.found(() -> campaigns.get(requested.getId()));
  }

  /** Answers 404 if there is no such campaign. */
  public void require() throws IOException {
    answers.require(campaign);
  }

  public Campaign getCampaign() {
    return campaign;
  }

  /** Its numbers, a moment old. */
  public Funnel getFunnel() {
    return funnels.of(campaign.getId());
  }

  /** Its imports, the newest first. */
  public List<ImportJob> getImports() {
    return jobs.ofCampaign(campaign.getId());
  }
}
