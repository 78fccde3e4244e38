package org.ecm.rest.cluster;

import static org.ecm.security.Permission.REPORT_DEATH;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.cluster.NodeDeaths;
import org.ecm.cluster.NodeIdentity;
import org.ecm.rest.access.Caller;
import org.ecm.rest.access.Needs;

/** What the host of a node reports to the other node. */
@Path("nodes/{node}/deaths")
@Tag(name = "Cluster")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeathsResource {

  @Inject NodeDeaths deaths;
  @Inject Caller caller;

  @POST
  @Needs(REPORT_DEATH)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Report that a node's process has ended",
      description =
          "Frees the mandates of this very start of the node at once, and proves that it can send"
              + " nothing any more. To be sent only by who saw the process end. Idempotent.")
  @APIResponse(responseCode = "204", description = "Recorded, now or before")
  public void report(@PathParam("node") String node, @NotNull @Valid DeathInput input) {
    deaths.report(new NodeIdentity(node, input.incarnation()), caller.actor());
  }
}
