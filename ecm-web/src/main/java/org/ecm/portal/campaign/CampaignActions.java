package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.CampaignStateException;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.portal.account.Account;

/** The buttons that change a campaign's state. */
@Named
@RequestScoped
public class CampaignActions {

  @Inject Campaigns campaigns;
  @Inject Answers answers;
  @Inject Account account;
  @Inject RequestedId requested;
  @Inject HttpServletRequest request;

  /** Starts it. */
  public void start() throws IOException {
    change(CampaignState.RUNNING, "campaign.started");
  }

  /** Pauses it. */
  public void pause() throws IOException {
    change(CampaignState.PAUSED, "campaign.paused");
  }

  /** Stops it. */
  public void stop() throws IOException {
    change(CampaignState.STOPPED, "campaign.stopped");
  }

  /** Deletes it and shows the list. */
  public void delete() throws IOException {
    long id = shown();
    try {
      String name = campaigns.get(id).getName();
      campaigns.delete(id, request.getRemoteUser());
      answers.doneBefore("/campaigns", "campaign.deleted", name);
    } catch (CampaignStateException | NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  /** Whether the campaign may be taken to a state by this user, as the domain decides. */
  public boolean can(Campaign campaign, String next) {
    return account.isManager()
        && campaign != null
        && campaign.getState().mayBecome(CampaignState.valueOf(next));
  }

  /** The page that the button stands on: the list, or the campaign's own. */
  private String page(long id) {
    return requested.isGiven() ? "/campaign?id=" + id : "/campaigns";
  }

  /** The campaign that the button was shown for: its row may be another's by now. */
  private long shown() {
    return Long.parseLong(request.getParameter("campaign"));
  }

  private void change(CampaignState next, String text) throws IOException {
    long id = shown();
    try {
      Campaign campaign = campaigns.change(id, next, request.getRemoteUser());
      answers.doneBefore(page(id), text, campaign.getName());
    } catch (CampaignStateException | NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }
}
