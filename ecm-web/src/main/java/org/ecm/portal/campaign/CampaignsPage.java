package org.ecm.portal.campaign;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.portal.dashboard.LiveFunnels;

/** The list of campaigns; its address says in which order, and which part of it. */
@Named
@RequestScoped
public class CampaignsPage {

  private static final int PAGE = 25;

  @Inject Campaigns campaigns;
  @Inject LiveFunnels funnels;
  @Inject HttpServletRequest request;

  private List<Campaign> all;
  private int page;

  @PostConstruct
  void load() {
    all = campaigns.list().stream().sorted(CampaignOrder.comparator(getSort())).toList();
    page = Math.max(0, Math.min(asked(), (all.size() - 1) / PAGE));
  }

  private int asked() {
    try {
      return Integer.parseInt(request.getParameter("page")) - 1;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Those of this page; deleted ones are nowhere. */
  public List<Campaign> getShown() {
    return all.subList(getFirst(), getLast());
  }

  /** How many are before this page. */
  public int getFirst() {
    return page * PAGE;
  }

  /** How many there are up to its end. */
  public int getLast() {
    return Math.min(all.size(), getFirst() + PAGE);
  }

  public int getTotal() {
    return all.size();
  }

  /** The number of this page, from 1. */
  public int getPage() {
    return page + 1;
  }

  /** What the address says about the order; null for the usual one. */
  public String getSort() {
    return request.getParameter("sort");
  }

  public CampaignOrder[] getOrders() {
    return CampaignOrder.values();
  }

  /** The address of a page of the list in an order. */
  public String address(String sort, int number) {
    if (number == 1 && (sort == null || sort.isEmpty())) {
      return "/campaigns";
    }
    String order = sort == null ? "" : URLEncoder.encode(sort, StandardCharsets.UTF_8);
    return "/campaigns?sort=" + order + "&page=" + number;
  }

  /** A campaign's numbers, a moment old. */
  public Funnel funnel(Campaign campaign) {
    return funnels.of(campaign.getId());
  }
}
