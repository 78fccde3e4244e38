package org.ecm.portal.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.ConflictException;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.results.ManualSettlement;

/** Says of how many of a campaign nobody can tell, and settles them when the user decides so. */
@Named
@RequestScoped
public class SettlePage {

  @Inject Campaigns campaigns;
  @Inject ManualSettlement settlement;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject HttpServletRequest request;

  private Campaign campaign;
  private ManualSettlement.Pending pending;

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

  /** Those to decide about, counted now. */
  public ManualSettlement.Pending getPending() {
    if (pending == null) {
      pending =
          campaign == null
              ? new ManualSettlement.Pending(0, 0, null, null)
              : settlement.pending(campaign.getId());
    }
    return pending;
  }

  /**
   * Whether there is something to decide, or the user has decided already and is to be answered.
   */
  public boolean isAsking() {
    return request.getParameter("seen") != null || getPending().contacts() > 0;
  }

  /** Settles them, if they are as many as the user has seen, and shows the campaign. */
  public void settle() throws IOException {
    if (campaign == null) {
      return;
    }
    try {
      ManualSettlement.Outcome done =
          settlement.settleAll(campaign.getId(), seen(), request.getRemoteUser());
      answers.doneBefore(
          "/campaign?id=" + campaign.getId(),
          done.faster() == 0 ? "settle.done" : "settle.done.faster",
          done.settled(),
          done.faster());
    } catch (ConflictException e) {
      refused(e.getMessage());
    }
  }

  /** Shows the number there is now, or the campaign if there is nothing left to decide. */
  private void refused(String why) throws IOException {
    pending = null;
    if (getPending().contacts() == 0) {
      answers.doneBefore("/campaign?id=" + campaign.getId(), "settle.empty.hint");
    } else {
      answers.refused(why);
    }
  }

  /** As many as the page had told. */
  private ManualSettlement.Seen seen() {
    return new ManualSettlement.Seen(number("seen"), number("seenAtDialer"));
  }

  /** -1, which no campaign has, if the request does not say. */
  private long number(String parameter) {
    try {
      return Long.parseLong(request.getParameter(parameter));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
