package org.ecm.portal.campaign;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignDraft;
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
@ViewScoped
public class CampaignForm implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String FORM = "campaign";

  @Inject Campaigns campaigns;
  @Inject DialerCampaigns dialerCampaigns;
  @Inject Answers answers;
  @Inject UserZone userZone;
  @Inject RequestedId requested;

  private Long id;
  private int version;
  private String name;
  private String description;
  private Long dialerCampaign;
  private Long strategy;
  private String defaultRegion;
  private String timeZone;
  private int priority = 5;
  private final WeekForm week = new WeekForm();

  /** Fills the form when the page is opened. */
  public void open() throws IOException {
    if (!requested.isGiven()) {
      startAnew();
      return;
    }
    Campaign campaign = answers.found(() -> campaigns.get(requested.getId()));
    answers.require(campaign);
    if (campaign != null) {
      show(campaign);
    }
  }

  private void startAnew() {
    ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
    String country = external.getRequestLocale().getCountry();
    defaultRegion = country.isEmpty() ? null : country;
    timeZone = userZone.getName();
    week.openOfficeHours();
  }

  private void show(Campaign campaign) {
    id = campaign.getId();
    version = campaign.getVersion();
    name = campaign.getName();
    description = campaign.getDescription();
    dialerCampaign = campaign.getDialerCampaign().getId();
    strategy = campaign.getStrategy().getId();
    defaultRegion = campaign.getDefaultRegion();
    timeZone = campaign.getTimeZone();
    priority = campaign.getPriority();
    week.show(campaign.schedule());
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
    try {
      Campaign saved =
          id == null
              ? campaigns.create(draft(), actor())
              : campaigns.edit(id, version, draft(), actor());
      answers.doneBefore("/campaign?id=" + saved.getId(), "campaign.saved", saved.getName());
    } catch (InvalidInputException e) {
      answers.refused(FORM, e);
    } catch (NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  private static String actor() {
    return FacesContext.getCurrentInstance().getExternalContext().getRemoteUser();
  }

  private CampaignDraft draft() {
    return new CampaignDraft(
        name,
        description,
        dialerCampaign,
        strategy,
        defaultRegion,
        timeZone,
        priority,
        week.intervals());
  }

  /** Those to choose from: the ones that the dialer has, and the present one. */
  public List<DialerCampaign> getDialerCampaigns() {
    return dialerCampaigns.list().stream()
        .filter(d -> !d.isGone() || d.getId().equals(dialerCampaign))
        .toList();
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

  public WeekForm getWeek() {
    return week;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public Long getDialerCampaign() {
    return dialerCampaign;
  }

  public void setDialerCampaign(Long dialerCampaign) {
    this.dialerCampaign = dialerCampaign;
  }

  public Long getStrategy() {
    return strategy;
  }

  public void setStrategy(Long strategy) {
    this.strategy = strategy;
  }

  public String getDefaultRegion() {
    return defaultRegion;
  }

  public void setDefaultRegion(String defaultRegion) {
    this.defaultRegion = defaultRegion;
  }

  public String getTimeZone() {
    return timeZone;
  }

  public void setTimeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  public int getPriority() {
    return priority;
  }

  public void setPriority(int priority) {
    this.priority = priority;
  }
}
