package org.ecm.portal.campaign;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.DialerCampaign;
import org.ecm.campaign.DialerCampaigns;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.campaign.StoredStrategy;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.portal.Answers;
import org.ecm.portal.RequestedId;
import org.ecm.portal.UserZone;

/** The form in which a campaign is created and changed. */
@Named
@RequestScoped
public class CampaignForm {

  private static final String FORM = "campaign";

  @Inject Campaigns campaigns;
  @Inject DialerCampaigns dialerCampaigns;
  @Inject Answers answers;
  @Inject UserZone userZone;
  @Inject RequestedId requested;

  private CampaignEntries entries;

  /** Fills the form when the page is opened. */
  public void open() throws IOException {
    if (!requested.isGiven()) {
      entries =
          CampaignEntries.forNew(external().getRequestLocale().getCountry(), userZone.getName());
      return;
    }
    Campaign campaign = answers.found(() -> campaigns.get(requested.getId()));
    answers.require(campaign);
    if (campaign != null) {
      entries = CampaignEntries.of(campaign);
    }
  }

  /** What stands in the form; of one that is sent, what it brings along. */
  public CampaignEntries getEntries() {
    if (entries == null) {
      entries =
          CampaignEntries.sent(
              requested.isGiven() ? requested.getId() : null,
              external().getRequestParameterMap().get("seen"),
              WeekForm.sent(external().getRequestParameterValuesMap()));
    }
    return entries;
  }

  /** Asks the dialer which campaigns it has. */
  public void fetchFromDialer() {
    try {
      dialerCampaigns.fetch(actor());
      answers.done("campaign.fetched", getDialerCampaigns().size());
    } catch (DialerUnreachableException e) {
      answers.refused(
          FORM, new InvalidInputException("dialerCampaign", "Not fetched: " + e.getMessage()));
    }
  }

  /** Saves and shows the campaign; stays here if something was refused. */
  public void save() throws IOException {
    Long id = getEntries().getId();
    try {
      Campaign saved =
          id == null
              ? campaigns.create(entries.draft(), actor())
              : campaigns.edit(id, entries.getSeen(), entries.draft(), actor());
      answers.doneBefore("/campaign?id=" + saved.getId(), "campaign.saved", saved.getName());
    } catch (InvalidInputException e) {
      answers.refused(FORM, e);
    } catch (NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  private static String actor() {
    return external().getRemoteUser();
  }

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  /** Those to choose from: the ones that the dialer has, and the present one. */
  public List<DialerCampaign> getDialerCampaigns() {
    return dialerCampaigns.list().stream().filter(d -> !d.isGone() || isChosen(d)).toList();
  }

  /** In the form as it is shown, or as it is sent, which Faces has not yet read then. */
  private boolean isChosen(DialerCampaign campaign) {
    String sent = external().getRequestParameterMap().get(FORM + ":dialerCampaign");
    return campaign.getId().equals(getEntries().getDialerCampaign())
        || campaign.getId().toString().equals(sent);
  }

  public List<StoredStrategy> getStrategies() {
    return campaigns.strategies();
  }

  /** The time zones of the world that people know by a city, and UTC. */
  public Set<String> getZones() {
    Set<String> zones =
        ZoneId.getAvailableZoneIds().stream()
            .filter(
                zone ->
                    zone.matches(
                        "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .collect(Collectors.toCollection(TreeSet::new));
    zones.add("UTC");
    return zones;
  }
}
