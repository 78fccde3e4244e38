package org.ecm.rest.cluster;

import static org.ecm.security.Permission.ADMINISTER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.cluster.ComponentControl;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;
import org.ecm.rest.problem.ProblemException;
import org.ecm.rest.problem.ProblemType;

/** An operator's orders to Contact Feed and Sync Results. */
@Path("components/{component}")
@Tag(name = "Cluster")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ComponentsResource {

  @Inject ComponentControl control;
  @Inject Caller caller;

  @POST
  @Path("move")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Let another node run a component, from now on until something happens")
  @APIResponse(responseCode = "204", description = "Ordered; done within a second")
  @APIResponse(responseCode = "409", description = "That node does not live, or is not fit")
  public void move(@PathParam("component") String component, @NotNull @Valid MoveInput input) {
    control.move(component, input.to(), caller.actor());
  }

  @POST
  @Path("stop")
  @Needs(ADMINISTER)
  @Operation(summary = "Stop a component in the whole cluster")
  @APIResponse(responseCode = "204", description = "Ordered; done within a second")
  public void stop(
      @PathParam("component") String component,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type) {
    refuseOther(type);
    control.stop(component, null, caller.actor());
  }

  @POST
  @Path("stop")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Stop a component on a node or, without one, in the whole cluster")
  @APIResponse(responseCode = "204", description = "Ordered; done within a second")
  public void stop(@PathParam("component") String component, @Valid NodeInput input) {
    control.stop(component, node(input), caller.actor());
  }

  @POST
  @Path("start")
  @Needs(ADMINISTER)
  @Operation(summary = "Take back all orders to stop a component")
  @APIResponse(responseCode = "204", description = "Ordered; done within a second")
  public void start(
      @PathParam("component") String component,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type) {
    refuseOther(type);
    control.start(component, null, caller.actor());
  }

  @POST
  @Path("start")
  @Needs(ADMINISTER)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Take back orders to stop a component: one node's or, without one, all")
  @APIResponse(responseCode = "204", description = "Ordered; done within a second")
  public void start(@PathParam("component") String component, @Valid NodeInput input) {
    control.start(component, node(input), caller.actor());
  }

  /** What is meant for one node must not be done to all because its body is not read. */
  private static void refuseOther(String type) {
    if (type != null) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "Name the node in JSON, with Content-Type: application/json, or send no body");
    }
  }

  private static String node(NodeInput input) {
    return input == null ? null : input.node();
  }
}
