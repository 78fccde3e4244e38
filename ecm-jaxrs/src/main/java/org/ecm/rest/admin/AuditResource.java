package org.ecm.rest.admin;

import static org.ecm.security.Permission.ADMINISTER;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.audit.AuditTrail;
import org.ecm.rest.access.Needs;

/** Who changed what. */
@Path("audit")
@Tag(name = "Audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

  @Inject AuditTrail trail;

  @GET
  @Needs(ADMINISTER)
  @Operation(summary = "A page of the audit trail, newest first")
  public AuditTrail.Page list(
      @Parameter(description = "next of the page before") @QueryParam("before") String before,
      @Parameter(description = "1 to 1000") @QueryParam("limit") @DefaultValue("100") int limit) {
    return trail.page(before, limit);
  }
}
