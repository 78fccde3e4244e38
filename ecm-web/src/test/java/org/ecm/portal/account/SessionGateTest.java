package org.ecm.portal.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ListenerInfo;
import io.undertow.servlet.api.LoginConfig;
import io.undertow.servlet.api.SecurityConstraint;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.api.WebResourceCollection;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.ecm.cluster.Monotonic;
import org.ecm.security.Standing;
import org.ecm.security.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real server with a login of its own, which answers before any filter as WildFly's does. */
class SessionGateTest {

  private static final String ROLE = "user";
  private static final String LOGIN_PAGE = "the login";

  private final Accounts accounts = new Accounts();
  private final HttpClient browser = browser();
  private final AtomicLong minutes = new AtomicLong();
  private final SessionGate gate = new SessionGate();
  private Undertow server;

  @BeforeEach
  void startServer() throws Exception {
    Standings standings = new Standings(accounts, new Hasty());
    gate.standings = standings;
    gate.idle = idleLimit();
    LoginStamp stamp = new LoginStamp();
    stamp.users = accounts;
    DeploymentInfo deployment =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("gate")
            .addServlets(page("login", LOGIN_PAGE), page("page", "a page"), page("password", ""))
            .addServlet(page("other-login", HttpServletRequest::changeSessionId))
            .addServlet(
                page("interval", r -> String.valueOf(r.getSession().getMaxInactiveInterval())))
            .addFilter(
                new FilterInfo(
                    "gate", SessionGate.class, () -> new ImmediateInstanceHandle<>(gate)))
            .addFilterUrlMapping("gate", "/*", DispatcherType.REQUEST)
            .addListener(
                new ListenerInfo(LoginStamp.class, () -> new ImmediateInstanceHandle<>(stamp)))
            .setIdentityManager(accounts.logins())
            .setLoginConfig(new LoginConfig("FORM", "test", "/login", "/login"))
            .addSecurityRole(ROLE)
            .addSecurityConstraint(
                new SecurityConstraint()
                    .addRoleAllowed(ROLE)
                    .addWebResourceCollection(new WebResourceCollection().addUrlPattern("/*")));
    DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
    manager.deploy();
    server = Undertow.builder().addHttpListener(0, "127.0.0.1", manager.start()).build();
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @Test
  void whoLogsInComesInUntilTheAccountIsChanged() throws Exception {
    accounts.set("ada", new Standing(true, false, 3));
    logIn("ada");

    assertThat(shows("page")).isEqualTo("a page");
    assertThat(shows("page")).isEqualTo("a page");
    accounts.set("ada", new Standing(true, false, 4));
    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
  }

  @Test
  void aSessionThatHasShownNoPageDoesNotOutliveAChange() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    accounts.set("ada", new Standing(true, false, 1));

    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
    logIn("ada");
    assertThat(shows("page")).isEqualTo("a page");
  }

  @Test
  void aChangeDuringTheCheckOfThePasswordCounts() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    accounts.duringCheck = () -> accounts.set("ada", new Standing(true, false, 1));
    logIn("ada");

    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
  }

  @Test
  void whatAnEarlierLoginLeftDoesNotCountForALaterOne() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    assertThat(shows("page")).isEqualTo("a page");

    shows("other-login");
    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
  }

  @Test
  void aOneTimePasswordIsGoodForItsChangeOnly() throws Exception {
    accounts.set("ada", new Standing(true, true, 0));
    logIn("ada");

    assertThat(browser.send(get("page"), HttpResponse.BodyHandlers.ofString()).uri().getPath())
        .isEqualTo("/password");
  }

  @Test
  void aSessionThatIsUsedGoesOn() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    for (int use = 0; use < 5; use++) {
      assertThat(shows("page")).isEqualTo("a page");
      minutes.addAndGet(29);
    }
    assertThat(shows("page")).isEqualTo("a page");
  }

  @Test
  void aSessionThatIsNotUsedForHalfAnHourEnds() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    assertThat(shows("page")).isEqualTo("a page");

    minutes.addAndGet(30);
    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
    logIn("ada");
    assertThat(shows("page")).as("the time before the login does not count").isEqualTo("a page");
  }

  @Test
  void whatIsSentAfterHalfAnHourIsSentToTheLogin() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    shows("page");

    minutes.addAndGet(30);
    HttpRequest form =
        HttpRequest.newBuilder(at("page")).POST(HttpRequest.BodyPublishers.ofString("x=1")).build();
    HttpResponse<String> answer = browser.send(form, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.previousResponse().orElseThrow().statusCode()).isEqualTo(307);
    assertThat(answer.request().method()).isEqualTo("POST");
  }

  @Test
  void aTimeOfAnotherNodesClockDoesNotCount() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    assertThat(shows("page")).isEqualTo("a page");

    gate.idle = idleLimit();
    minutes.addAndGet(60);
    assertThat(shows("page")).isEqualTo("a page");
    minutes.addAndGet(30);
    assertThat(shows("page")).isEqualTo(LOGIN_PAGE);
  }

  @Test
  void theServerKeepsASessionLongerOnceItsUserIsLoggedIn() throws Exception {
    accounts.set("ada", new Standing(true, false, 0));
    logIn("ada");
    assertThat(shows("interval")).isEqualTo("7200");
  }

  private IdleLimit idleLimit() {
    return new IdleLimit(
        new Monotonic() {
          @Override
          public long nanos() {
            return Duration.ofMinutes(minutes.get()).toNanos();
          }

          @Override
          public long wallMillis() {
            return 0;
          }
        });
  }

  private void logIn(String user) throws Exception {
    // So that there is a session, as a browser has it that asked for a page first.
    browser.send(get("page"), HttpResponse.BodyHandlers.discarding());
    HttpRequest login =
        HttpRequest.newBuilder(at("j_security_check"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("j_username=" + user + "&j_password=x"))
            .build();
    HttpClient still =
        HttpClient.newBuilder().cookieHandler(browser.cookieHandler().orElseThrow()).build();
    assertThat(still.send(login, HttpResponse.BodyHandlers.discarding()).statusCode())
        .as("the login leads to a page, which is not shown")
        .isEqualTo(302);
  }

  private String shows(String page) throws Exception {
    return browser.send(get(page), HttpResponse.BodyHandlers.ofString()).body();
  }

  private HttpRequest get(String page) {
    return HttpRequest.newBuilder(at(page)).build();
  }

  private URI at(String path) {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    return URI.create("http://127.0.0.1:" + port + "/" + path);
  }

  private static HttpClient browser() {
    return HttpClient.newBuilder()
        .cookieHandler(new CookieManager())
        .followRedirects(HttpClient.Redirect.ALWAYS)
        .build();
  }

  private static ServletInfo page(String name, String text) {
    return page(name, request -> text);
  }

  private static ServletInfo page(String name, Function<HttpServletRequest, String> text) {
    HttpServlet servlet =
        new HttpServlet() {
          private static final long serialVersionUID = 1;

          @Override
          protected void service(HttpServletRequest request, HttpServletResponse response)
              throws IOException {
            response.getWriter().write(text.apply(request));
          }
        };
    return Servlets.servlet(name, servlet.getClass(), () -> new ImmediateInstanceHandle<>(servlet))
        .addMapping("/" + name);
  }

  /** Accounts in memory; any password is right. */
  private static final class Accounts extends Users {
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();
    private volatile Runnable duringCheck = () -> {};

    void set(String user, Standing standing) {
      standings.put(user, standing);
    }

    @Override
    public Optional<Standing> standing(String username) {
      return Optional.ofNullable(standings.get(username));
    }

    IdentityManager logins() {
      return new IdentityManager() {
        @Override
        public Account verify(Account account) {
          return account;
        }

        @Override
        public Account verify(String id, Credential credential) {
          assertThat(credential).isInstanceOf(PasswordCredential.class);
          duringCheck.run();
          return new LoggedIn(() -> id);
        }

        @Override
        public Account verify(Credential credential) {
          return null;
        }
      };
    }
  }

  private record LoggedIn(Principal principal) implements Account {
    @Override
    public Principal getPrincipal() {
      return principal;
    }

    @Override
    public Set<String> getRoles() {
      return Set.of(ROLE);
    }
  }

  /** So fast that each look at what is known finds it too old. */
  private static final class Hasty implements Monotonic {
    private long nanos;

    @Override
    public synchronized long nanos() {
      nanos += 2_000_000_000L;
      return nanos;
    }

    @Override
    public long wallMillis() {
      return 0;
    }
  }
}
