package org.ecm.rest.callback;

import static org.ecm.security.Permission.REQUEST_CALLBACK;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.callback.Callbacks;
import org.ecm.campaign.InvalidInputException;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** Callbacks that IVR scripts ask for. */
@Path("callbacks")
@Tag(name = "Callbacks")
@RequestScoped
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
public class CallbacksResource {

  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";

  @Inject Callbacks callbacks;
  @Inject Caller caller;

  @POST
  @Needs(REQUEST_CALLBACK)
  @Operation(
      summary = "Ask for a callback",
      description =
          "Idempotent: send the same request with the same key as often as you like, to either"
              + " node; the customer is called back once. After an answer 201 the callback is kept"
              + " for certain. After 503, or no answer, send it again.")
  @APIResponse(
      responseCode = "201",
      description =
          "Committed; a repeated request gets the first answer again, with the campaign's state as"
              + " it is by then",
      headers =
          @Header(
              name = REPLAYED,
              description = "true: the answer to an earlier request with the same key",
              schema = @Schema(implementation = Boolean.class)),
      content = @Content(schema = @Schema(implementation = CallbackView.class)))
  public Response request(
      @NotNull @Valid CallbackInput input,
      @Parameter(description = "The same for each repetition of one request; else callId counts")
          @HeaderParam(KEY)
          String header) {
    if (header != null && input.callId != null && !header.equals(input.callId)) {
      throw new InvalidInputException("callId", "It differs from the header " + KEY);
    }
    String key = header == null ? input.callId : header;
    Callbacks.Reply reply = callbacks.request(caller.actor(), key, input.draft());
    Response.ResponseBuilder response =
        Response.status(Response.Status.CREATED).entity(new CallbackView(reply));
    return reply.repeated() ? response.header(REPLAYED, true).build() : response.build();
  }
}
