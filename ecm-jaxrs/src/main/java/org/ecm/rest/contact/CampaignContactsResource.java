package org.ecm.rest.contact;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.ContactFilter;
import org.ecm.contact.ContactIntake;
import org.ecm.contact.ContactPage;
import org.ecm.contact.ContactState;
import org.ecm.contact.Contacts;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** The contacts of one campaign. */
@Path("campaigns/{campaign}/contacts")
@Tag(name = "Contacts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CampaignContactsResource {

  @Inject Campaigns campaigns;
  @Inject Contacts contacts;
  @Inject ContactIntake intake;
  @Inject Caller caller;

  @GET
  @Needs(READ)
  @Operation(summary = "A page of the campaign's contacts, newest first")
  public ContactPage search(
      @PathParam("campaign") long campaign,
      @QueryParam("state") ContactState state,
      @Parameter(description = "Why it is in its state; for a finished one the outcome")
          @QueryParam("reason")
          String reason,
      @Parameter(description = "Any of its phones") @QueryParam("number") String number,
      @QueryParam("reference") String reference,
      @Parameter(description = "next of the page before") @QueryParam("before") Long before,
      @Parameter(description = "1 to 1000") @QueryParam("limit") @DefaultValue("100") int limit) {
    Campaign found = campaigns.get(campaign);
    String e164 =
        number == null ? null : ContactsResource.Numbers.required(number, found.getDefaultRegion());
    return contacts.search(
        campaign, new ContactFilter(state, reason, e164, reference), before, limit);
  }

  @POST
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Add one contact")
  @APIResponse(
      responseCode = "201",
      description = "Added; its address is in Location",
      content = @Content(schema = @Schema(implementation = AddedView.class)))
  @APIResponse(
      responseCode = "200",
      description = "It had been added before",
      content = @Content(schema = @Schema(implementation = AddedView.class)))
  public Response add(
      @PathParam("campaign") long campaign,
      @NotNull @Valid ContactInput input,
      @Context UriInfo uri) {
    ContactIntake.Added added = intake.add(campaign, input.draft(), caller.actor());
    return Response.status(added.created() ? Response.Status.CREATED : Response.Status.OK)
        .location(uri.getBaseUriBuilder().path("contacts/{id}").build(added.id()))
        .entity(new AddedView(added.id(), added.created()))
        .build();
  }
}
