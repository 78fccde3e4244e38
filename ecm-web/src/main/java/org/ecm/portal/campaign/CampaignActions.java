package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.CampaignStateException;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;

/** The buttons that change a campaign's state. */
@Named
@RequestScoped
public class CampaignActions {

  @Inject Campaigns campaigns;
  @Inject Answers answers;
  @Inject HttpServletRequest request;

  /** Starts it. */
  public void start(long id) {
    change(id, CampaignState.RUNNING, "campaign.started");
  }

  /** Pauses it. */
  public void pause(long id) {
    change(id, CampaignState.PAUSED, "campaign.paused");
  }

  /** Stops it. */
  public void stop(long id) {
    change(id, CampaignState.STOPPED, "campaign.stopped");
  }

  /** Deletes it and shows the list. */
  public String delete(long id) {
    try {
      String name = campaigns.get(id).getName();
      campaigns.delete(id, request.getRemoteUser());
      answers.done("campaign.deleted", name);
      return "/campaigns?faces-redirect=true";
    } catch (CampaignStateException | NotFoundException e) {
      answers.refused(e.getMessage());
      return null;
    }
  }

  /** Whether the campaign may be started, as the domain decides; for the button. */
  public boolean canStart(CampaignState state) {
    return state.mayBecome(CampaignState.RUNNING);
  }

  /** Whether it may be paused. */
  public boolean canPause(CampaignState state) {
    return state.mayBecome(CampaignState.PAUSED);
  }

  /** Whether it may be stopped. */
  public boolean canStop(CampaignState state) {
    return state.mayBecome(CampaignState.STOPPED);
  }

  /** Whether it may be deleted. */
  public boolean canDelete(CampaignState state) {
    return state.mayBecome(CampaignState.DELETED);
  }

  private void change(long id, CampaignState next, String text) {
    try {
      Campaign campaign = campaigns.change(id, next, request.getRemoteUser());
      answers.done(text, campaign.getName());
    } catch (CampaignStateException | NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }
}
