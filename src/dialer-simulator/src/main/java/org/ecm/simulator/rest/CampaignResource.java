package org.ecm.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.ecm.simulator.call.Engine;
import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.CampaignKind;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.HttpError;
import org.ecm.simulator.store.Store;

/**
 * Campaigns. Field names are those of the campaign data structure in the UCCX Developer Guide; the
 * bodies of list and modify follow Cisco's general rule for objects, their pages were not at hand.
 */
final class CampaignResource {
  private final Campaigns campaigns;
  private final Store store;
  private final Engine engine;

  CampaignResource(Campaigns campaigns, Store store, Engine engine) {
    this.campaigns = campaigns;
    this.store = store;
    this.engine = engine;
  }

  Answer list(UccxRequest request) {
    ObjectNode content = Document.object();
    var list = content.putArray("campaign");
    campaigns.all().forEach(campaign -> list.add(describe(campaign, request)));
    return request.answer(200, "campaigns", content);
  }

  Answer get(Campaign campaign, UccxRequest request) {
    return request.answer(200, "campaign", describe(campaign, request));
  }

  /** Only {@code enabled} can be changed here; other fields are read over. */
  Answer put(Campaign campaign, UccxRequest request) {
    JsonNode enabled = request.document("campaign").path("enabled");
    String value = enabled.asText().strip();
    if (!value.equals("true") && !value.equals("false")) {
      throw new HttpError(400, "enabled must be true or false");
    }
    engine.enable(campaign, value.equals("true"));
    return Answer.empty(200);
  }

  private ObjectNode describe(Campaign campaign, UccxRequest request) {
    boolean ivr = campaign.kind() == CampaignKind.IVR;
    return Document.object()
        .put("self", request.campaignUrl(campaign.id()))
        .put("campaignId", campaign.id())
        .put("campaignName", campaign.name())
        .put("enabled", campaign.enabled())
        .put("description", "")
        .put("startTime", "00:00")
        .put("endTime", "23:59")
        .put("timeZone", "UTC")
        .put("campaignType", campaign.kind().name())
        .put("dialerType", ivr ? "PROGRESSIVE" : "DIRECT_PREVIEW")
        .put("pendingContacts", store.activeIn(campaign.id()));
  }
}
