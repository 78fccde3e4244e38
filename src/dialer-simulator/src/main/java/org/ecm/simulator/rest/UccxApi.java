package org.ecm.simulator.rest;

import org.eclipse.jetty.server.Handler;
import org.ecm.simulator.call.Engine;
import org.ecm.simulator.campaign.Campaigns;
import org.ecm.simulator.contact.FileImport;
import org.ecm.simulator.contact.Intake;
import org.ecm.simulator.fault.Faults;
import org.ecm.simulator.store.Store;

/** Puts the REST API together. */
public final class UccxApi {
  private final UccxResources resources;

  public UccxApi(Store store, Campaigns campaigns, Engine engine, Intake intake, FileImport files) {
    resources =
        new UccxResources(
            campaigns,
            new CampaignResource(campaigns, store, engine),
            new ContactsResource(intake, new PendingContacts(store), files, engine));
  }

  /**
   * @param processingMillis how long each POST of contacts takes before it has its effect
   */
  public Handler handler(
      Faults faults,
      String administrator,
      String supervisor,
      String password,
      long processingMillis) {
    return new UccxHandler(
        faults, new Login(administrator, supervisor, password), resources, processingMillis);
  }
}
