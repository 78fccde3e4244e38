package org.ecm.rest.admin;

import static org.ecm.security.Permission.ADMINISTER;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.NotFoundException;
import org.ecm.rest.RestApplication;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.access.NeedsLogin;
import org.ecm.security.User;
import org.ecm.security.Users;

/** The users who may log in. */
@Path("users")
@Tag(name = "Users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {

  @Inject Users users;
  @Inject Caller caller;

  @GET
  @Needs(ADMINISTER)
  @Operation(summary = "All users, by name")
  public List<User> list() {
    return users.list();
  }

  @POST
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create a user, who must change the password at the first login")
  @APIResponse(
      responseCode = "201",
      description = "Created; its address is in Location",
      content = @Content(schema = @Schema(implementation = User.class)))
  public Response create(@NotNull @Valid UserInput input, @Context UriInfo uri) {
    User user =
        users.create(
            input.username(), input.fullName(), input.password(), input.roles(), caller.actor());
    return Response.created(uri.getAbsolutePathBuilder().path("{name}").build(user.username()))
        .entity(user)
        .build();
  }

  @GET
  @Path("{name}")
  @Needs(ADMINISTER)
  @Operation(summary = "One user")
  public User get(@PathParam("name") String name) {
    return users.find(name).orElseThrow(() -> new NotFoundException("user", name));
  }

  @PUT
  @Path("{name}/roles")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Give a user exactly these roles")
  public User setRoles(@PathParam("name") String name, @NotNull @Valid RolesInput input) {
    return users.setRoles(name, input.roles(), caller.actor());
  }

  @PUT
  @Path("{name}/enabled")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let a user in, or no longer")
  public User setEnabled(@PathParam("name") String name, @NotNull @Valid EnabledInput input) {
    return users.setEnabled(name, input.enabled(), caller.actor());
  }

  @PUT
  @Path("{name}/password")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Give a user a new password, to be changed at the next login")
  public User resetPassword(@PathParam("name") String name, @NotNull @Valid PasswordInput input) {
    return users.resetPassword(name, input.password(), caller.actor());
  }

  @PUT
  @Path("me/password")
  @NeedsLogin
  @SecurityRequirement(name = RestApplication.BASIC)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change the own password")
  @APIResponse(responseCode = "204", description = "Changed")
  public void changeOwnPassword(@NotNull @Valid PasswordInput input) {
    users.changeOwnPassword(caller.user(), input.present(), input.password());
  }
}
