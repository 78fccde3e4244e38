package org.ecm.portal.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.WaitingContacts;
import org.ecm.contact.importing.ImportJob;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.portal.dashboard.LiveFunnels;
import org.ecm.results.ManualSettlement;

/**
 * One campaign. It may be deleted while somebody looks at it: a form that is sent then is read from
 * a page with nothing on it.
 */
@Named
@RequestScoped
public class CampaignPage {

  private static final int SHOWN_IMPORTS = 100;

  @Inject Campaigns campaigns;
  @Inject LiveFunnels funnels;
  @Inject WaitingContacts waiting;
  @Inject ImportJobs jobs;
  @Inject ManualSettlement settlement;
  @Inject Clock clock;
  @Inject Answers answers;
  @Inject RequestedId requested;

  private Campaign campaign;
  private List<WaitingContacts.Group> groups;
  private ImportJobs.Page imports;
  private Long undecided;

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

  /** Its numbers, a moment old; null if there is no such campaign. */
  public Funnel getFunnel() {
    return campaign == null ? null : funnels.of(campaign.getId());
  }

  /** Of how many of its contacts nobody can tell, so that a person may have to decide. */
  public long getUndecided() {
    if (undecided == null) {
      undecided = campaign == null ? 0 : settlement.pending(campaign.getId()).contacts();
    }
    return undecided;
  }

  /** Its waiting contacts by time zone. */
  public List<WaitingContacts.Group> getWaiting() {
    if (groups == null) {
      groups =
          campaign == null
              ? List.of()
              : waiting.of(campaign.getId(), campaign.schedule(), campaign.zone());
    }
    return groups;
  }

  /** How many of them can never be called, as the hours are. */
  public long getUncallable() {
    return getWaiting().stream()
        .filter(group -> group.next() == null)
        .mapToLong(WaitingContacts.Group::contacts)
        .sum();
  }

  /** The time zones of a group in words. */
  public String zones(WaitingContacts.Group group) {
    return String.join(", ", group.zones());
  }

  /** Whether somebody of a group may be called now. */
  public boolean callable(WaitingContacts.Group group) {
    return !group.next().isAfter(clock.instant());
  }

  /** Its imports, the newest first, and at most a hundred. */
  public List<ImportJob> getImports() {
    return imports().imports();
  }

  /** Whether it has older ones. */
  public boolean isMoreImports() {
    return imports().next() != null;
  }

  private ImportJobs.Page imports() {
    if (imports == null) {
      imports =
          campaign == null
              ? new ImportJobs.Page(List.of(), null)
              : jobs.page(campaign.getId(), null, SHOWN_IMPORTS);
    }
    return imports;
  }
}
