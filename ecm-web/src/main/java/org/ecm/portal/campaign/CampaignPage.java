package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.dashboard.LiveFunnels;

/** One campaign. */
@Named
@RequestScoped
public class CampaignPage {

  @Inject Campaigns campaigns;
  @Inject LiveFunnels funnels;
  @Inject ExternalContext external;
  @Inject FacesContext faces;

  private Long id;
  private Campaign campaign;

  /** Loads it, or answers 404. */
  public void load() throws IOException {
    try {
      campaign = id == null ? null : campaigns.get(id);
    } catch (NotFoundException e) {
      campaign = null;
    }
    if (campaign == null) {
      external.responseSendError(404, null);
      faces.responseComplete();
    }
  }

  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  public Campaign getCampaign() {
    return campaign;
  }

  /** Its numbers, a moment old. */
  public Funnel getFunnel() {
    return funnels.of(id);
  }
}
