package org.ecm.rest.campaign;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;

/** A campaign as clients see it. */
@Schema(name = "Campaign")
public record CampaignView(
    long id,
    String name,
    String description,
    CampaignState state,
    long dialerCampaign,
    long strategy,
    String defaultRegion,
    String timeZone,
    int priority,
    List<IntervalView> schedule,
    Instant createdAt,
    @Schema(description = "To be sent back with a change") int version) {

  static CampaignView of(Campaign campaign) {
    return new CampaignView(
        campaign.getId(),
        campaign.getName(),
        campaign.getDescription(),
        campaign.getState(),
        campaign.getDialerCampaign().getId(),
        campaign.getStrategy().getId(),
        campaign.getDefaultRegion(),
        campaign.getTimeZone(),
        campaign.getPriority(),
        campaign.schedule().intervals().stream().map(IntervalView::of).toList(),
        campaign.getCreatedAt(),
        campaign.getVersion());
  }
}
