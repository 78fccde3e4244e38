package org.ecm.rest.importing;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.contact.importing.RefusedAs;
import org.ecm.contact.importing.RejectedRows;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** One import. */
@Path("imports/{id}")
@Tag(name = "Imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

  private static final String CSV = "text/csv;charset=utf-8";

  @Inject ImportJobs jobs;
  @Inject RejectedRows rejectedRows;
  @Inject Caller caller;
  @Inject Clock clock;

  @GET
  @Needs(READ)
  @Operation(summary = "An import's state and progress")
  public ImportView get(@PathParam("id") long id) {
    return ImportView.of(jobs.get(id), clock.instant());
  }

  @POST
  @Path("cancel")
  @Needs(MANAGE)
  @Operation(summary = "End an import; what it has taken in stays")
  public ImportView cancel(@PathParam("id") long id) {
    return ImportView.of(jobs.cancel(id, caller.actor()), clock.instant());
  }

  @GET
  @Path("rejected-rows")
  @Needs(READ)
  @Produces({CSV, "text/*"})
  @Operation(
      summary = "The rows that did not become contacts, each with the reason",
      description = "As they stood in the file; corrected, they can be uploaded again.")
  @APIResponse(
      responseCode = "200",
      description = "CSV, UTF-8 with a byte order mark",
      content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
  public Response rejected(
      @PathParam("id") long id,
      @Parameter(description = "Only rows of these verdicts; all if left out")
          @QueryParam("verdict")
          List<RefusedAs> verdicts) {
    jobs.get(id);
    StreamingOutput rows = out -> rejectedRows.write(id, Set.copyOf(verdicts), out);
    return Response.ok(rows, CSV)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"import-" + id + "-rejected.csv\"")
        .build();
  }
}
