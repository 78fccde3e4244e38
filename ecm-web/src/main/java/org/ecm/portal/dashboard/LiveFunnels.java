package org.ecm.portal.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.Funnels;
import org.ecm.portal.Remembered;

/** The funnels of all campaigns, counted once for all who look. */
@ApplicationScoped
public class LiveFunnels {

  private static final Duration YOUNGEST = Duration.ofMillis(1500);

  @Inject Funnels funnels;
  @Inject Campaigns campaigns;

  private final Map<Long, Remembered<Funnel>> counted = new ConcurrentHashMap<>();
  private final Remembered<List<Line>> lines =
      new Remembered<>(this::list, YOUNGEST, System::nanoTime);

  /** A campaign and its numbers. */
  public record Line(long id, String name, CampaignState state, String dialer, Funnel funnel) {}

  /** Every campaign that is not deleted, running ones first. */
  public List<Line> all() {
    return lines.get();
  }

  /**
   * One campaign as it is now, and its numbers, a moment old.
   *
   * @throws org.ecm.campaign.NotFoundException if there is none, or it was deleted
   */
  public Line one(long campaign) {
    return line(campaigns.get(campaign));
  }

  /** The numbers of one campaign. */
  public Funnel of(long campaign) {
    return counted
        .computeIfAbsent(
            campaign, id -> new Remembered<>(() -> funnels.of(id), YOUNGEST, System::nanoTime))
        .get();
  }

  private List<Line> list() {
    List<Campaign> present = campaigns.list();
    counted.keySet().retainAll(present.stream().map(Campaign::getId).collect(Collectors.toSet()));
    return present.stream()
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .map(this::line)
        .toList();
  }

  private Line line(Campaign campaign) {
    return new Line(
        campaign.getId(),
        campaign.getName(),
        campaign.getState(),
        campaign.getDialerCampaign().getName(),
        of(campaign.getId()));
  }

  private static int rank(Campaign campaign) {
    return switch (campaign.getState()) {
      case RUNNING -> 0;
      case PAUSED -> 1;
      case DRAFT -> 2;
      case STOPPED, DELETED -> 3;
    };
  }
}
