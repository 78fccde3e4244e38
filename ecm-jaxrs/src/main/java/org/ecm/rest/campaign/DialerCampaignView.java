package org.ecm.rest.campaign;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ecm.campaign.DialerCampaign;

/** A campaign of the dialer as clients see it. */
@Schema(name = "DialerCampaign")
public record DialerCampaignView(
    long id,
    String dialer,
    @Schema(description = "The dialer's own id") String externalId,
    String name,
    String kind,
    @Schema(description = "The most contacts that may be at the dialer at once") int windowSize,
    @Schema(description = "The dialer no longer lists it") boolean gone) {

  static DialerCampaignView of(DialerCampaign campaign) {
    return new DialerCampaignView(
        campaign.getId(),
        campaign.getDialer(),
        campaign.getExternalId(),
        campaign.getName(),
        campaign.getKind(),
        campaign.getWindowSize(),
        campaign.isGone());
  }
}
