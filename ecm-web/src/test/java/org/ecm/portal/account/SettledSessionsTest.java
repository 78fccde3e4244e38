package org.ecm.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real server: a request that has answered and is not over yet. */
class SettledSessionsTest {

  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private Undertow server;

  /** Gives the session a new id, answers, and is over only when the test says so. */
  private final class Login extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      request.getSession();
      request.changeSessionId();
      response.getOutputStream().close();
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  @BeforeEach
  void startServer() throws Exception {
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("test")
            .addServlets(servlet("login", new Login()), servlet("page", new Page()));
    new SettledSessions().handleDeployment(deployment, null);
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    server.start();
  }

  private static ServletInfo servlet(String name, HttpServlet servlet) {
    return Servlets.servlet(name, servlet.getClass(), () -> new ImmediateInstanceHandle<>(servlet))
        .addMapping("/" + name);
  }

  @AfterEach
  void stopServer() {
    over.countDown();
    server.stop();
  }

  @Test
  void theNextRequestWaitsUntilTheLoginIsOver() throws Exception {
    HttpResponse<Void> login =
        client.send(get("login", null), HttpResponse.BodyHandlers.discarding());
    String cookie = login.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    CompletableFuture<HttpResponse<Void>> next =
        client.sendAsync(get("page", cookie), HttpResponse.BodyHandlers.discarding());
    // Another session's request is answered in the meantime, which shows that ours had its chance.
    client.send(get("page", "JSESSIONID=other"), HttpResponse.BodyHandlers.discarding());
    assertThat(next).isNotDone();
    over.countDown();
    assertThat(next.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
  }

  private HttpRequest get(String page, String cookie) {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + page));
    return cookie == null ? request.build() : request.header("Cookie", cookie).build();
  }
}
