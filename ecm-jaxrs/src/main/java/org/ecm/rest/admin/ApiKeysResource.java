package org.ecm.rest.admin;

import static org.ecm.security.Permission.ADMINISTER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.security.ApiKeys;
import org.ecm.security.Scope;

/** Keys for programs. */
@Path("api-keys")
@Tag(name = "API keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {

  @Inject ApiKeys keys;
  @Inject Caller caller;

  @GET
  @Needs(ADMINISTER)
  @Operation(summary = "All keys, newest first, revoked ones included")
  public List<ApiKeyView> list() {
    return keys.list().stream().map(ApiKeyView::of).toList();
  }

  @POST
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make a key; its secret is shown this once")
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  public Response create(@NotNull @Valid ApiKeyInput input) {
    ApiKeys.Created created = keys.create(input.client(), Scope.of(input.scope()), caller.actor());
    return Response.status(Response.Status.CREATED).entity(ApiKeyView.of(created)).build();
  }

  @DELETE
  @Path("{id}")
  @Needs(ADMINISTER)
  @Operation(summary = "Revoke a key: at once on this node, within a second on the other")
  @APIResponse(responseCode = "204", description = "Revoked")
  public void revoke(@PathParam("id") long id) {
    keys.revoke(id, caller.actor());
  }
}
