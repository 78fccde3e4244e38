package org.ecm.simulator.rest;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.ecm.simulator.fault.Fault;
import org.ecm.simulator.fault.Faults;
import org.ecm.simulator.http.Answer;
import org.ecm.simulator.http.Bodies;
import org.ecm.simulator.http.Connections;
import org.ecm.simulator.http.HttpError;
import org.ecm.simulator.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request to the REST port: fault, login, resource, answer. */
public final class UccxHandler extends Handler.Abstract {
  /** Tomcat's limit on UCCX (UCCX Developer Guide, campaign contacts). */
  static final int LONGEST_BODY = 3 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(UccxHandler.class);

  private final Faults faults;
  private final Login login;
  private final UccxResources resources;
  private final long processingMillis;

  UccxHandler(Faults faults, Login login, UccxResources resources, long processingMillis) {
    this.faults = faults;
    this.login = login;
    this.resources = resources;
    this.processingMillis = processingMillis;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    Optional<Fault> fault = faults.strike(operation(request));
    if (fault.isPresent() && !fault.get().afterwards()) {
      before(fault.get(), request, response, callback);
    } else {
      after(fault.orElse(null), work(request), request, response, callback);
    }
    return true;
  }

  private static String operation(Request request) {
    try {
      return Route.of(request.getMethod(), Request.getPathInContext(request)).operation();
    } catch (HttpError e) {
      return Fault.ANY;
    }
  }

  private void before(Fault fault, Request request, Response response, Callback callback)
      throws IOException {
    switch (fault.kind()) {
      case DELAY ->
          later(
              fault.delayMs(),
              request,
              callback,
              end -> after(null, work(request), request, response, end));
      case NEVER_ANSWER, RESET -> after(fault, null, request, response, callback);
      default -> {
        Bodies.read(request, LONGEST_BODY);
        after(fault, null, request, response, callback);
      }
    }
  }

  private void after(
      Fault fault, Answer answer, Request request, Response response, Callback callback)
      throws IOException {
    if (fault == null) {
      Bodies.send(answer, response, callback);
      return;
    }
    switch (fault.kind()) {
      case DELAY ->
          later(fault.delayMs(), request, callback, end -> Bodies.send(answer, response, end));
      case STATUS ->
          Bodies.send(error(request, fault.status(), "ordered fault"), response, callback);
      case REFUSE_LOGIN -> Bodies.send(error(request, 401, "ordered fault"), response, callback);
      case RESET -> Connections.reset(request, callback);
      case DROP_REPLY -> Connections.drop(request, callback);
      case NEVER_ANSWER -> Connections.keepOpen(request);
    }
  }

  private Answer work(Request request) throws IOException {
    try {
      byte[] body = Bodies.read(request, LONGEST_BODY);
      login.check(request.getHeaders().get(HttpHeader.AUTHORIZATION));
      Route route = Route.of(request.getMethod(), Request.getPathInContext(request));
      if (processingMillis > 0 && route.operation().equals("POST contacts")) {
        TimeUnit.MILLISECONDS.sleep(processingMillis);
      }
      return resources.answer(route, new UccxRequest(request, body));
    } catch (HttpError e) {
      return error(request, e.status(), e.getMessage());
    } catch (StoreException e) {
      LOG.error("A request failed", e);
      return error(request, 500, e.getMessage());
    } catch (InterruptedException e) {
      throw new IOException("the server is stopping", e);
    }
  }

  private static Answer error(Request request, int status, String message) {
    Answer answer = Document.error(status, request.getHeaders().get(HttpHeader.ACCEPT), message);
    return status == 401
        ? answer.with("WWW-Authenticate", "Basic realm=\"Cisco Unified CCX\"")
        : answer;
  }

  /** What to do after a delay. */
  private interface Step {
    void run(Callback end) throws IOException;
  }

  private static void later(long millis, Request request, Callback callback, Step step) {
    Callback end = Callback.from(Connections.keepOpen(request), callback);
    var components = request.getComponents();
    Runnable work =
        () -> {
          try {
            step.run(end);
          } catch (IOException | RuntimeException e) {
            end.failed(e);
          }
        };
    components
        .getScheduler()
        .schedule(() -> components.getExecutor().execute(work), millis, TimeUnit.MILLISECONDS);
  }
}
