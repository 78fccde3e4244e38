package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.CampaignStateException;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Answers;
import org.ecm.portal.Order;
import org.ecm.portal.RequestedId;
import org.ecm.portal.account.Account;

/** The buttons that change a campaign's state. */
@Named
@RequestScoped
public class CampaignOrders {

  @Inject Campaigns campaigns;
  @Inject Answers answers;
  @Inject Account account;
  @Inject Order order;
  @Inject RequestedId requested;
  @Inject CampaignsPage list;

  /** Whether the campaign may be taken to a state by this user, as the domain decides. */
  public boolean can(Campaign campaign, String next) {
    return account.isManager()
        && campaign != null
        && campaign.getState().mayBecome(CampaignState.valueOf(next));
  }

  /** Starts, pauses, stops or deletes a campaign. */
  public void give() throws IOException {
    try {
      switch (order.what()) {
        case "start" -> change(CampaignState.RUNNING, "campaign.started");
        case "pause" -> change(CampaignState.PAUSED, "campaign.paused");
        case "stop" -> change(CampaignState.STOPPED, "campaign.stopped");
        case "delete" -> delete();
        default -> throw order.unknown();
      }
    } catch (CampaignStateException | NotFoundException | InvalidInputException e) {
      answers.refused(e.getMessage());
    }
  }

  private void change(CampaignState next, String text) throws IOException {
    Campaign campaign = campaigns.change(order.id(), next, order.actor());
    answers.doneBefore(page(campaign.getId()), text, campaign.getName());
  }

  private void delete() throws IOException {
    String name = campaigns.get(order.id()).getName();
    campaigns.delete(order.id(), order.actor());
    answers.doneBefore(list.address(list.getSort(), list.getPage()), "campaign.deleted", name);
  }

  /** The page that the button stands on: the list, or the campaign's own. */
  private String page(long id) {
    return requested.isGiven()
        ? "/campaign?id=" + id
        : list.address(list.getSort(), list.getPage());
  }
}
