package org.ecm.bench.bare;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;

/** Keeps each request: no login, no check, no idempotency. */
@Path("callbacks")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class BareResource {

  @Inject BareTable table;
  @Inject BareLedger ledger;

  /** By one insert. */
  @POST
  public Response request(BareCallback callback, @HeaderParam("Idempotency-Key") String key)
      throws SQLException {
    return created(table.insert(key, callback), callback);
  }

  /** By what a ledger asks of the database. */
  @POST
  @Path("ledger")
  public Response ledger(BareCallback callback, @HeaderParam("Idempotency-Key") String key)
      throws SQLException {
    return created(ledger.take(key, callback), callback);
  }

  private static Response created(long id, BareCallback callback) {
    BareAnswer answer = new BareAnswer();
    answer.id = id;
    answer.campaign = callback.campaign;
    answer.contact = answer.id;
    answer.number = callback.number;
    answer.dueAt = callback.at;
    return Response.status(Response.Status.CREATED).entity(answer).build();
  }
}
