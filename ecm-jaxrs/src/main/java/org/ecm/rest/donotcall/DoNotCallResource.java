package org.ecm.rest.donotcall;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.InvalidInputException;
import org.ecm.donotcall.DoNotCall;
import org.ecm.donotcall.DoNotCallTerms;
import org.ecm.donotcall.DoNotCallUpload;
import org.ecm.donotcall.Recorded;
import org.ecm.donotcall.RowVerdict;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.http.NumberParameter;
import org.ecm.rest.http.Streamed;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/** The do-not-call list. */
@Path("do-not-call")
@Tag(name = "Do not call")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DoNotCallResource {

  private static final int LARGEST_PAGE = 1000;
  private static final int REPORTED_ROWS = 1000;
  private static final String CSV = "text/csv";

  @Inject DoNotCall list;
  @Inject DoNotCallUpload upload;
  @Inject Caller caller;

  @GET
  @Needs(READ)
  @Operation(summary = "A page of the list by number, entries that have expired included")
  public DoNotCall.Page list(
      @Parameter(description = "The number or its beginning, with country code: +49 or 49")
          @QueryParam("number")
          String number,
      @Parameter(description = "Only entries for this campaign; 0: only those for all campaigns")
          @QueryParam("campaign")
          Long campaign,
      @Parameter(description = "next of the page before") @QueryParam("after") String after,
      @Parameter(description = "1 to 1000") @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw new InvalidInputException("limit", "Between 1 and " + LARGEST_PAGE);
    }
    return list.list(prefix(number), campaign, after, limit);
  }

  @POST
  @Needs(MANAGE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Put a number on the list; contacts that wait for it are taken off it at once",
      description =
          "The answer counts what happened to contacts, and those for which it was too late because"
              + " the dialer has them. A number that is on the list gets the new terms (renewed),"
              + " unless its entry lasts longer: then that stays as it is (kept). To let an entry"
              + " end sooner, delete it and add it again.")
  public Recorded add(@NotNull @Valid EntryInput input) {
    return list.add(input.number(), input.terms(), caller.actor());
  }

  @DELETE
  @Path("{id}")
  @Needs(MANAGE)
  @Operation(summary = "Take an entry off the list; contacts that it has finished stay finished")
  @APIResponse(responseCode = "204", description = "Removed")
  public void remove(@PathParam("id") long id) {
    list.remove(id, caller.actor());
  }

  @POST
  @Path("upload")
  @Needs(MANAGE)
  @Streamed
  @Consumes({CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM})
  @Operation(
      summary = "Put a file of numbers on the list",
      description =
          "One number in a line: in the column whose name is a phone's as in contact files, else in"
              + " the one called Number; without a header as the first value, and the only one that"
              + " can be a phone number. A file of several columns whose first rows leave open where"
              + " its numbers stand, or that names several columns of phones, is refused with 422,"
              + " and none of it is listed. Any other row that cannot be read is rejected and stops"
              + " no other. Takes effect as it streams in; sending the same file again is harmless."
              + " An entry that lasts longer than expiresAt stays as it is (kept).")
  @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
  public UploadView upload(
      InputStream body,
      @Parameter(description = "The only campaign that the numbers are for; all if left out")
          @QueryParam("campaign")
          Long campaign,
      @Parameter(description = "Country in which national numbers are read") @QueryParam("region")
          String region,
      @QueryParam("reason") String reason,
      @Parameter(description = "No longer in force from then on, a time to come; never if left out")
          @QueryParam("expiresAt")
          Instant expiresAt) {
    DoNotCallTerms terms = new DoNotCallTerms(campaign, region, reason, expiresAt, "UPLOAD");
    List<RowVerdict> rejected = new ArrayList<>();
    try {
      DoNotCallUpload.Summary summary =
          upload.read(body, terms, caller.actor(), verdict -> keepRejected(rejected, verdict));
      return new UploadView(summary, rejected);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemType.UPLOAD_CUT_OFF,
          "The upload broke off; the numbers before are on the list, send the file again");
    }
  }

  private static void keepRejected(List<RowVerdict> rejected, RowVerdict verdict) {
    if (verdict.verdict() == RowVerdict.Verdict.REJECTED && rejected.size() < REPORTED_ROWS) {
      rejected.add(verdict);
    }
  }

  private static String prefix(String number) {
    if (number == null || number.isBlank()) {
      return null;
    }
    String digits = NumberParameter.meant(number).strip().replaceFirst("^\\+", "");
    if (!digits.matches("\\d{1,18}")) {
      throw new InvalidInputException("number", "The country code and digits, such as +4930");
    }
    return "+" + digits;
  }
}
