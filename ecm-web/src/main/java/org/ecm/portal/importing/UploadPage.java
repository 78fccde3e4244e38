package org.ecm.portal.importing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.contact.importing.Upload;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;

/** Where a file is chosen, looked at and sent. */
@Named
@RequestScoped
public class UploadPage {

  @Inject Campaigns campaigns;
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

  /** The lists that the campaign has already. */
  public List<String> getLists() {
    return jobs.lists(campaign.getId());
  }

  public String getDefaultList() {
    return Upload.DEFAULT_LIST;
  }
}
