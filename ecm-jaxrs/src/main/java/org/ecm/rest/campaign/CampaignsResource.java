package org.ecm.rest.campaign;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaign;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.Funnels;
import org.ecm.campaign.InvalidInputException;
import org.ecm.campaign.ResultsOverTime;
import org.ecm.campaign.WaitingContacts;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.problem.ProblemException;

/** Campaigns. */
@Path("campaigns")
@Tag(name = "Campaigns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CampaignsResource {

  private static final Duration LONGEST_CHART = Duration.ofDays(400);
  private static final int MOST_STRETCHES = 2000;

  @Inject Campaigns campaigns;
  @Inject Funnels funnels;
  @Inject ResultsOverTime results;
  @Inject WaitingContacts waiting;
  @Inject Caller caller;
  @Inject Clock clock;

  @GET
  @Needs(READ)
  @Operation(summary = "List the campaigns, by name")
  public List<CampaignView> list() {
    return campaigns.list().stream().map(CampaignView::of).toList();
  }

  @POST
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a campaign in state DRAFT")
  @APIResponse(
      responseCode = "201",
      description = "Created; its address is in Location",
      content = @Content(schema = @Schema(implementation = CampaignView.class)))
  public Response create(@NotNull @Valid CampaignInput input, @Context UriInfo uri) {
    Campaign campaign = campaigns.create(input.draft(), caller.actor());
    return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(campaign.getId()))
        .entity(CampaignView.of(campaign))
        .build();
  }

  @GET
  @Path("{id}")
  @Needs(READ)
  @Operation(summary = "One campaign")
  public CampaignView get(@PathParam("id") long id) {
    return CampaignView.of(campaigns.get(id));
  }

  @PUT
  @Path("{id}")
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change a campaign; the version must be the one that was read")
  public CampaignView edit(@PathParam("id") long id, @NotNull @Valid CampaignInput input) {
    if (input.version() == null) {
      throw ProblemException.invalid("version", "Give the version that was read");
    }
    return CampaignView.of(campaigns.edit(id, input.version(), input.draft(), caller.actor()));
  }

  @DELETE
  @Path("{id}")
  @Needs(MANAGE)
  @Operation(summary = "Delete a campaign that does not run; its waiting contacts are withdrawn")
  @APIResponse(responseCode = "204", description = "Deleted")
  public void delete(@PathParam("id") long id) {
    campaigns.delete(id, caller.actor());
  }

  @POST
  @Path("{id}/start")
  @Needs(MANAGE)
  @Operation(summary = "Start a campaign, or go on with one that was paused or stopped")
  public CampaignView start(@PathParam("id") long id) {
    return change(id, CampaignState.RUNNING);
  }

  @POST
  @Path("{id}/pause")
  @Needs(MANAGE)
  @Operation(summary = "Pause a campaign; what was sent to the dialer is still called")
  public CampaignView pause(@PathParam("id") long id) {
    return change(id, CampaignState.PAUSED);
  }

  @POST
  @Path("{id}/stop")
  @Needs(MANAGE)
  @Operation(summary = "Stop a campaign; what was sent to the dialer is still called")
  public CampaignView stop(@PathParam("id") long id) {
    return change(id, CampaignState.STOPPED);
  }

  @GET
  @Path("{id}/funnel")
  @Needs(READ)
  @Operation(summary = "Where the campaign's contacts are; the numbers add up at any instant")
  public Funnel funnel(@PathParam("id") long id) {
    return funnels.of(campaigns.get(id).getId());
  }

  @GET
  @Path("{id}/waiting")
  @Needs(READ)
  @Operation(
      summary =
          "When the waiting contacts may be called, by time zone; without \"next\" not within a week")
  public List<WaitingContacts.Group> waiting(@PathParam("id") long id) {
    Campaign campaign = campaigns.get(id);
    return waiting.of(id, campaign.schedule(), campaign.zone());
  }

  @GET
  @Path("{id}/results")
  @Needs(READ)
  @Operation(summary = "How many attempts ended with which result, by stretches of time")
  public List<ResultsOverTime.Count> results(
      @PathParam("id") long id,
      @Parameter(description = "Start of the first stretch; a day ago if left out")
          @QueryParam("from")
          Instant from,
      @Parameter(description = "Length of a stretch in seconds")
          @QueryParam("width")
          @DefaultValue("3600")
          int width) {
    Instant now = clock.instant();
    Instant start = (from == null ? now.minus(Duration.ofDays(1)) : from);
    Duration span = Duration.between(start, now);
    if (span.isNegative() || span.compareTo(LONGEST_CHART) > 0) {
      throw new InvalidInputException("from", "Between 400 days ago and now");
    }
    if (width < 1 || span.toSeconds() / width > MOST_STRETCHES) {
      throw new InvalidInputException("width", "Such that there are at most 2000 stretches");
    }
    return results.of(
        campaigns.get(id).getId(),
        start.truncatedTo(ChronoUnit.SECONDS),
        Duration.ofSeconds(width));
  }

  private CampaignView change(long id, CampaignState next) {
    return CampaignView.of(campaigns.change(id, next, caller.actor()));
  }
}
