package org.ecm.rest.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Answers every exception with a problem; never with a stack trace. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final String JSON = "application/problem+json";
  private static final String XML = "application/problem+xml";

  /** Scripts that retry wait this long, in seconds. */
  private static final int RETRY_AFTER = 2;

  @Context HttpHeaders headers;
  @Context UriInfo uri;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 400) {
      return e.getResponse();
    }
    ProblemException found = Diagnosis.of(thrown);
    Problem problem = new Problem(found.type(), found.type().status(), found.getMessage());
    problem.instance = uri.getRequestUri().getRawPath();
    problem.errors = found.errors().isEmpty() ? null : found.errors();
    log(thrown, found.type(), problem);
    Response.ResponseBuilder response = Response.status(problem.status).entity(problem);
    if (problem.status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
    } else if (problem.status == Response.Status.UNAUTHORIZED.getStatusCode()) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"ECM\"");
    } else if (thrown instanceof WebApplicationException e) {
      String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
      response.header(HttpHeaders.ALLOW, allow);
    }
    return response.type(wantsXml() ? XML : JSON).build();
  }

  private void log(Throwable thrown, ProblemType type, Problem problem) {
    if (type == ProblemType.INTERNAL_ERROR) {
      problem.traceId = UUID.randomUUID().toString();
      LOG.errorf(thrown, "Request failed, traceId %s: %s", problem.traceId, problem.instance);
    } else if (problem.status >= 500) {
      LOG.warnf("%s: %s (%s)", problem.instance, problem.detail, thrown);
    }
  }

  /** JSON unless the client would rather have XML. */
  private boolean wantsXml() {
    for (MediaType type : headers.getAcceptableMediaTypes()) {
      String subtype = type.getSubtype();
      if (type.isWildcardSubtype() || subtype.equals("json") || subtype.endsWith("+json")) {
        return false;
      }
      if (subtype.equals("xml") || subtype.endsWith("+xml")) {
        return true;
      }
    }
    return false;
  }
}
