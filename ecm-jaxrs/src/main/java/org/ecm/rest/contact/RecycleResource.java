package org.ecm.rest.contact;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnels;
import org.ecm.contact.Recycling;
import org.ecm.contact.Unreached;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** Calls those of a campaign again who were not reached. */
@Path("campaigns/{campaign}/recycle")
@Tag(name = "Campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecycleResource {

  @Inject Campaigns campaigns;
  @Inject Funnels funnels;
  @Inject Recycling recycling;
  @Inject Caller caller;

  @GET
  @Needs(READ)
  @Operation(summary = "How many finished contacts were not reached and could be called again")
  public UnreachedView unreached(@PathParam("campaign") long campaign) {
    return UnreachedView.of(Unreached.in(funnels.of(campaigns.get(campaign).getId())));
  }

  @POST
  @Needs(MANAGE)
  @Operation(
      summary = "Call the campaign's contacts that were not reached once more",
      description =
          "Contacts that finished as no answer, busy, answering machine, abandoned, rejected by the"
              + " agent or failed wait again, from the strategy's first step; their attempts stay"
              + " on record. Who has no number left that may be called, is withdrawn or expired, or"
              + " whose last result is unknown stays finished. Idempotent: the same request with the same key"
              + " does nothing more, and goes on where an earlier one broke off.")
  public RecycleView recycle(
      @PathParam("campaign") long campaign,
      @Parameter(
              required = true,
              description = "The same for each repetition of one request, new for each new one")
          @HeaderParam("Idempotency-Key")
          String key) {
    return RecycleView.of(recycling.recycle(campaign, caller.actor(), key));
  }
}
