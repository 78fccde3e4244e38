package org.ecm.rest.importing;

import static org.ecm.security.Permission.MANAGE;
import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaigns;
import org.ecm.contact.importing.ContactUpload;
import org.ecm.contact.importing.ImportJobs;
import org.ecm.contact.importing.Upload;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.http.Streamed;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/** Contact files of a campaign. */
@Path("campaigns/{campaign}/imports")
@Tag(name = "Imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CampaignImportsResource {

  private static final String CSV = "text/csv";

  @Inject Campaigns campaigns;
  @Inject ContactUpload upload;
  @Inject ImportJobs jobs;
  @Inject Caller caller;
  @Inject Clock clock;

  @GET
  @Needs(READ)
  @Operation(summary = "A page of the campaign's imports, newest first")
  public ImportPageView list(
      @PathParam("campaign") long campaign,
      @Parameter(description = "next of the page before") @QueryParam("before") Long before,
      @Parameter(description = "1 to 1000") @QueryParam("limit") @DefaultValue("100") int limit) {
    campaigns.get(campaign);
    return ImportPageView.of(jobs.page(campaign, before, limit), clock.instant());
  }

  @POST
  @Needs(MANAGE)
  @Streamed
  @Consumes({
    CSV,
    MediaType.TEXT_PLAIN,
    MediaType.APPLICATION_OCTET_STREAM,
    MediaType.MULTIPART_FORM_DATA
  })
  @Operation(
      summary = "Upload a contact file; it is worked off in the background",
      description =
          "CSV with a header; delimiter and character set are detected. The body is the file, or"
              + " multipart/form-data with one file. Rows that are wrong do not stop the others:"
              + " they come back from the import's rejected-rows. The same rows again add nothing"
              + " to the same list.")
  @RequestBody(
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = MediaType.MULTIPART_FORM_DATA,
            schema = @Schema(implementation = FileForm.class))
      })
  @APIResponse(
      responseCode = "202",
      description = "Received whole and kept; its progress is at Location",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  public Response receive(
      @PathParam("campaign") long campaign,
      @Parameter(description = "The contact list; Contacts if left out") @QueryParam("list")
          String list,
      @Parameter(description = "The file's name") @QueryParam("fileName") String fileName,
      @Parameter(description = "Column:field for a column whose name does not tell; repeatable")
          @QueryParam("mapping")
          List<String> mapping,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
      InputStream body,
      @Context UriInfo uri) {
    campaigns.get(campaign);
    long declared = length == null ? -1 : length;
    InputStream file = body;
    String name = fileName;
    if (isForm(contentType)) {
      FilePart part = part(body, contentType);
      file = part.content();
      name = fileName == null ? part.name() : fileName;
      declared = -1;
    }
    long job =
        upload.receive(
            new Upload(
                campaign, list, name, ColumnMapping.parse(mapping), declared, caller.actor()),
            file);
    return Response.accepted(ImportView.of(jobs.get(job), clock.instant()))
        .location(uri.getBaseUriBuilder().path("imports/{id}").build(job))
        .build();
  }

  /** A body that does not say what it is, is the file. */
  private static boolean isForm(String contentType) {
    return contentType != null
        && MediaType.valueOf(contentType).isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE);
  }

  private static FilePart part(InputStream body, String contentType) {
    try {
      return FilePart.find(body, contentType);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemType.UPLOAD_CUT_OFF, "The upload was cut off; upload the file again");
    }
  }

  /** The multipart form, for the API's description. */
  @Schema(name = "FileForm")
  public static class FileForm {
    @Schema(type = SchemaType.STRING, format = "binary")
    public String file;
  }
}
