package org.ecm.rest.campaign;

import static org.ecm.security.Permission.READ;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ecm.campaign.Campaigns;
import org.ecm.campaign.NotFoundException;
import org.ecm.rest.access.Needs;

/** Call strategies. */
@Path("strategies")
@Tag(name = "Strategies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StrategiesResource {

  @Inject Campaigns campaigns;

  @GET
  @Needs(READ)
  @Operation(summary = "List the strategies, by name")
  public List<StrategyView> list() {
    return campaigns.strategies().stream().map(StrategyView::of).toList();
  }

  @GET
  @Path("{id}")
  @Needs(READ)
  @Operation(summary = "One strategy")
  public StrategyView get(@PathParam("id") long id) {
    return list().stream()
        .filter(strategy -> strategy.id() == id)
        .findFirst()
        .orElseThrow(() -> new NotFoundException("strategy", id));
  }
}
