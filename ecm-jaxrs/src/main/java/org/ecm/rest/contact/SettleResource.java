package org.ecm.rest.contact;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaigns;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.results.ManualSettlement;

/** Settles those of a campaign whose fate cannot be told, as a person decides. */
@Path("campaigns/{campaign}/settle")
@Tag(name = "Campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SettleResource {

  @Inject Campaigns campaigns;
  @Inject ManualSettlement settlement;
  @Inject Caller caller;

  @GET
  @Needs(READ)
  @Operation(
      summary = "Of how many of the campaign's contacts nobody can tell, and since when",
      description =
          "Those that are UNKNOWN, and those AT_DIALER that could not be looked up there for four"
              + " hours or more although that was due, as where the dialer's tables cannot be read.")
  public UnknownView unknown(@PathParam("campaign") long campaign) {
    return UnknownView.of(settlement.pending(campaigns.get(campaign).getId()));
  }

  @POST
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Settle all contacts of the campaign that nobody can tell of as result unknown",
      description =
          "They finish with reason RESULT_UNKNOWN, their attempts are lost, and they are never"
              + " called again, also not by a recycle. Results that still come are kept and change"
              + " nothing. The dialer may still call those that are AT_DIALER. This cannot be"
              + " undone, so the request says how many contacts its sender has seen, and how many"
              + " of them AT_DIALER. What can be found out by itself is better left to that:"
              + " contacts that became unknown a moment ago are still being looked for.")
  @APIResponse(
      responseCode = "200",
      description = "What came of it",
      content = @Content(schema = @Schema(implementation = SettledView.class)))
  @APIResponse(
      responseCode = "409",
      description = "There are more of them now, or fewer: nothing is settled")
  public SettledView settle(
      @PathParam("campaign") long campaign, @NotNull @Valid SettleInput input) {
    return SettledView.of(
        settlement.settleAll(campaigns.get(campaign).getId(), input.seen(), caller.actor()));
  }
}
