package org.ecm.rest.campaign;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.DialerCampaign;
import org.ecm.campaign.DialerCampaigns;
import org.ecm.dialer.DialerUnreachableException;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** The dialer's campaigns, to which ECM's are linked. */
@Path("dialer-campaigns")
@Tag(name = "Dialer campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DialerCampaignsResource {

  @Inject DialerCampaigns campaigns;
  @Inject Caller caller;

  @GET
  @Needs(READ)
  @Operation(summary = "The dialer's campaigns as they were last fetched")
  public List<DialerCampaignView> list() {
    return views(campaigns.list());
  }

  @POST
  @Path("fetch")
  @Needs(MANAGE)
  @Operation(summary = "Ask the dialer for its campaigns")
  public List<DialerCampaignView> fetch() throws DialerUnreachableException {
    return views(campaigns.fetch(caller.actor()));
  }

  @PUT
  @Path("{id}/window")
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set how many contacts may be at the dialer at once")
  public DialerCampaignView resize(@PathParam("id") long id, @NotNull @Valid WindowInput input) {
    return DialerCampaignView.of(campaigns.resize(id, input.windowSize(), caller.actor()));
  }

  private static List<DialerCampaignView> views(List<DialerCampaign> list) {
    return list.stream().map(DialerCampaignView::of).toList();
  }
}
