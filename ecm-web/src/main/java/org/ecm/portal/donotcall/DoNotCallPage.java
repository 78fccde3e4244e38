package org.ecm.portal.donotcall;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.NotFoundException;
import org.ecm.donotcall.DoNotCall;
import org.ecm.donotcall.DoNotCallTerms;
import org.ecm.donotcall.Recorded;
import org.ecm.portal.Answers;
import org.ecm.portal.Order;
import org.ecm.portal.Texts;
import org.ecm.portal.UserZone;

/** The do-not-call list. */
@Named
@RequestScoped
public class DoNotCallPage {

  private static final int PAGE = 50;

  @Inject DoNotCall list;
  @Inject Campaigns campaigns;
  @Inject Answers answers;
  @Inject Texts texts;
  @Inject Clock clock;
  @Inject UserZone zone;
  @Inject Order order;
  @Inject HttpServletRequest request;

  private String search;
  private DoNotCall.Page page;
  private Map<Long, String> campaignNames;
  private String number;
  private String region;
  private Long campaign;
  private String reason;
  private LocalDate expires;

  @PostConstruct
  void load() {
    search = request.getParameter("q");
    region = request.getLocale().getCountry();
    try {
      page = list.list(numberStart(), null, request.getParameter("after"), PAGE);
    } catch (InvalidInputException e) {
      page = list.list(numberStart(), null, null, PAGE);
    }
  }

  private String numberStart() {
    String digits = search == null ? "" : search.replaceAll("[^+0-9]", "");
    return digits.isEmpty() || digits.startsWith("+") ? digits : "+" + digits;
  }

  /** Entries whose number starts as the search says. */
  public DoNotCall.Page getPage() {
    return page;
  }

  /** After which number this page of the list begins; null for the first. */
  public String getAfter() {
    return request.getParameter("after");
  }

  /** What the address of the next page adds. */
  public String getNext() {
    return "?q=" + encoded(search == null ? "" : search) + "&after=" + encoded(page.next());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Records a number; the answer says what is in force now, and what it did to contacts. */
  public void add() throws IOException {
    LastDay last = new LastDay(expires, zone.id());
    try {
      if (last.isOver(clock.instant())) {
        throw new InvalidInputException(
            "expires", "This day is over: choose today or a later one, or none for good");
      }
      Recorded recorded =
          list.add(
              number,
              new DoNotCallTerms(
                  campaign,
                  region == null || region.isEmpty() ? null : region,
                  reason,
                  last.end(),
                  "PORTAL"),
              order.actor());
      answers.toldBefore(
          "/do-not-call", new Added(number, campaignName(), last, recorded).text(texts));
    } catch (InvalidInputException e) {
      answers.refused("add", e);
    } catch (NotFoundException e) {
      // The campaign was deleted meanwhile: what was entered stays.
      answers.refused(e.getMessage());
    }
  }

  private String campaignName() {
    return campaign == null
        ? null
        : getCampaignNames().getOrDefault(campaign, String.valueOf(campaign));
  }

  /** Takes an entry off the list. */
  public void remove() throws IOException {
    try {
      list.remove(order.id(), order.actor());
      answers.doneBefore("/do-not-call", "donotcall.removed", order.name());
    } catch (NotFoundException e) {
      answers.refused(e.getMessage());
    }
  }

  public List<Campaign> getCampaigns() {
    return campaigns.list();
  }

  /** Names of the campaigns that entries are for. */
  public Map<Long, String> getCampaignNames() {
    if (campaignNames == null) {
      campaignNames =
          campaigns.list().stream().collect(Collectors.toMap(Campaign::getId, Campaign::getName));
    }
    return campaignNames;
  }

  public String getSearch() {
    return search;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getRegion() {
    return region;
  }

  public void setRegion(String region) {
    this.region = region;
  }

  public Long getCampaign() {
    return campaign;
  }

  public void setCampaign(Long campaign) {
    this.campaign = campaign;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }

  public LocalDate getExpires() {
    return expires;
  }

  public void setExpires(LocalDate expires) {
    this.expires = expires;
  }
}
