package org.ecm.portal.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The first page: every campaign's funnel, and results over time. */
@Named
@RequestScoped
public class DashboardPage {

  @Inject LiveFunnels funnels;

  /** The campaigns with their numbers; the page's script keeps them current. */
  public List<LiveFunnels.Line> getLines() {
    return funnels.all();
  }
}
