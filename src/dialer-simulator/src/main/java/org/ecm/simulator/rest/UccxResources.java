package org.ecm.simulator.rest;

import org.ecm.simulator.campaign.Campaign;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.HttpError;

/** Finds the resource and method for a request. */
final class UccxResources {
  private final Campaigns campaigns;
  private final CampaignResource campaign;
  private final ContactsResource contacts;

  UccxResources(Campaigns campaigns, CampaignResource campaign, ContactsResource contacts) {
    this.campaigns = campaigns;
    this.campaign = campaign;
    this.contacts = contacts;
  }

  /**
   * @throws HttpError 400, 404 or 405
   */
  Answer answer(Route route, UccxRequest request) {
    return switch (route.operation()) {
      case "GET campaigns" -> campaign.list(request);
      case "GET campaign" -> campaign.get(found(route), request);
      case "PUT campaign" -> campaign.put(found(route), request);
      case "GET contacts" -> contacts.pending(found(route), request);
      case "POST contacts" -> contacts.add(found(route), request);
      case "DELETE contacts" -> contacts.delete(found(route));
      case "GET status" -> contacts.importStatus(found(route), request);
      default -> throw new HttpError(405, route.method() + " is not possible here");
    };
  }

  private Campaign found(Route route) {
    return campaigns
        .find(route.campaign())
        .orElseThrow(() -> new HttpError(404, "There is no campaign " + route.campaign()));
  }
}
