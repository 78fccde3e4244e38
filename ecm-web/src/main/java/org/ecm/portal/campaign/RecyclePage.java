package org.ecm.portal.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnels;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.contact.ConflictException;
import org.ecm.contact.Recycle;
import org.ecm.contact.Recycling;
import org.ecm.contact.Unreached;
import org.ecm.dialer.Disposition;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;

/** Says who of a campaign would be called again, and recycles them when the user agrees. */
@Named
@RequestScoped
public class RecyclePage {

  private static final String KEY = "key";

  @Inject Campaigns campaigns;
  @Inject Funnels funnels;
  @Inject Recycling recycling;
  @Inject Answers answers;
  @Inject RequestedId requested;
  @Inject HttpServletRequest request;

  private Campaign campaign;
  private Map<Disposition, Long> unreached;

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

  /** Those who would be called again, by their outcome, counted now. */
  public Map<Disposition, Long> getUnreached() {
    if (unreached == null) {
      unreached = campaign == null ? Map.of() : Unreached.in(funnels.of(campaign.getId()));
    }
    return unreached;
  }

  public long getTotal() {
    return getUnreached().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Whether there is somebody to call again, or the user has agreed already and is to be answered:
   * the answer to an earlier click may be lost, and nobody left since.
   */
  public boolean isAsking() {
    return request.getParameter(KEY) != null || getTotal() > 0;
  }

  /** Whether the contacts will wait until somebody starts the campaign. */
  public boolean isResting() {
    return campaign != null && campaign.getState() != CampaignState.RUNNING;
  }

  /** What makes a second click, or a repeated request, the same request. */
  public String getKey() {
    return Optional.ofNullable(request.getParameter(KEY))
        .orElseGet(() -> UUID.randomUUID().toString());
  }

  /** Recycles them and shows the campaign. */
  public void recycle() throws IOException {
    if (campaign == null) {
      return;
    }
    try {
      Recycle done = recycling.recycle(campaign.getId(), request.getRemoteUser(), getKey());
      answers.doneBefore(
          "/campaign?id=" + campaign.getId(),
          text(done),
          done.recycled(),
          done.doNotCall(),
          done.resultUnknown(),
          done.expired());
    } catch (NotFoundException e) {
      // Deleted a moment ago.
      campaign = null;
    } catch (ConflictException | InvalidInputException e) {
      answers.refused(e.getMessage());
    }
  }

  private static String text(Recycle done) {
    if (done.recycled() == 0) {
      return "recycle.none";
    }
    long without = done.doNotCall() + done.resultUnknown() + done.expired();
    return without == 0 ? "recycle.done" : "recycle.done.without";
  }
}
