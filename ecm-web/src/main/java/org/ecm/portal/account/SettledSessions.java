package org.ecm.portal.account;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a request wait until the one in which its session began, or got its present id, is over. The
 * server answers first, and copies the session to the other node then (Undertow 2.3,
 * ServletInitialHandler). Whoever goes on at once, as a browser does that a login leads to a page,
 * would change the session while it is written down: the copy is refused, and the login is lost.
 */
public class SettledSessions implements ServletExtension {

  private static final long PATIENCE_MILLIS = 2000;
  private static final String COOKIE = "JSESSIONID";

  private final Map<String, CountDownLatch> unsettled = new ConcurrentHashMap<>();
  private final ThreadLocal<List<String>> begun = new ThreadLocal<>();

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(Gate::new);
    deployment.addListener(
        new ListenerInfo(Listener.class, () -> new ImmediateInstanceHandle<>(new Listener())));
  }

  /** Outside of all that a request does to its session. */
  private final class Gate implements HttpHandler {
    private final HttpHandler next;

    Gate(HttpHandler next) {
      this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
      if (exchange.isInIoThread()) {
        exchange.dispatch(this); // so that the request is over when the next handler returns
        return;
      }
      awaitSettled(exchange.getRequestCookie(COOKIE));
      List<String> mine = new ArrayList<>();
      begun.set(mine);
      try {
        next.handleRequest(exchange);
      } finally {
        begun.remove();
        mine.forEach(id -> unsettled.remove(id).countDown());
      }
    }

    private void awaitSettled(Cookie cookie) throws InterruptedException {
      if (cookie != null) {
        String id = cookie.getValue().replaceFirst("\\..*", ""); // without the node's name
        CountDownLatch other = unsettled.get(id);
        if (other != null) {
          other.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  /** Hears of new ids in the thread of their request. */
  private final class Listener implements HttpSessionListener, HttpSessionIdListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
      note(event);
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldId) {
      note(event);
    }

    private void note(HttpSessionEvent event) {
      List<String> mine = begun.get();
      String id = event.getSession().getId();
      if (mine != null && unsettled.putIfAbsent(id, new CountDownLatch(1)) == null) {
        mine.add(id);
      }
    }
  }
}
