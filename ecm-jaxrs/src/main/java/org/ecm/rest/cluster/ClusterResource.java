package org.ecm.rest.cluster;

import static org.ecm.security.Permission.ADMINISTER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.rest.access.Needs;
import org.ecm.status.ClusterReader;
import org.ecm.status.ClusterStatus;

/** The state of the cluster. */
@Path("cluster")
@Tag(name = "Cluster")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClusterResource {

  @Inject ClusterReader cluster;

  @GET
  @Needs(ADMINISTER)
  @Operation(
      summary = "Nodes, components with health, mandate and election, orders, database and dialer",
      description = "As the answering node sees them. Judgements rest on its own clock.")
  public ClusterStatus get() {
    return cluster.read();
  }
}
