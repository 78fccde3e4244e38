package org.ecm.rest.status;

import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.rest.access.Needs;
import org.ecm.status.ServiceStatus;
import org.ecm.status.StatusReader;

/** The state of the service. */
@Path("status")
@Tag(name = "Status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

  @Inject StatusReader status;

  @GET
  @Needs(READ)
  @Operation(
      summary = "Nodes, mandates, loops, database and dialer, as the answering node sees them",
      description = "For load balancers and monitoring there is /health on the management port.")
  public ServiceStatus get() {
    return status.read();
  }
}
