package org.ecm.portal.campaign;

import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignDraft;

/** What stands in the form of a campaign while it is filled in. */
public class CampaignEntries {

  private static final int USUAL_PRIORITY = 5;

  private Long id;
  private String seen;
  private String name;
  private String description;
  private Long dialerCampaign;
  private Long strategy;
  private String defaultRegion;
  private String timeZone;
  private int priority = USUAL_PRIORITY;
  private WeekForm week = new WeekForm();

  /** A new campaign's, where its user probably is. */
  static CampaignEntries forNew(String country, String timeZone) {
    CampaignEntries entries = new CampaignEntries();
    entries.defaultRegion = country.isEmpty() ? null : country;
    entries.timeZone = timeZone;
    entries.week.openOfficeHours();
    return entries;
  }

  /**
   * Of a page that is sent, which Faces fills with its other fields.
   *
   * @param id null for a new campaign
   * @param seen as {@link #getSeen} was when the page was made
   */
  static CampaignEntries sent(Long id, String seen, WeekForm week) {
    CampaignEntries entries = new CampaignEntries();
    entries.id = id;
    entries.seen = seen;
    entries.week = week;
    return entries;
  }

  static CampaignEntries of(Campaign campaign) {
    CampaignEntries entries = new CampaignEntries();
    entries.id = campaign.getId();
    entries.seen = campaign.settings().fingerprint();
    entries.name = campaign.getName();
    entries.description = campaign.getDescription();
    entries.dialerCampaign = campaign.getDialerCampaign().getId();
    entries.strategy = campaign.getStrategy().getId();
    entries.defaultRegion = campaign.getDefaultRegion();
    entries.timeZone = campaign.getTimeZone();
    entries.priority = campaign.getPriority();
    entries.week.show(campaign.schedule());
    return entries;
  }

  /**
   * As the domain has it.
   *
   * @throws org.ecm.campaign.InvalidInputException if something cannot be so
   */
  CampaignDraft draft() {
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

  /** Which settings the campaign had when the page was opened; null for a new one. */
  public String getSeen() {
    return seen;
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
