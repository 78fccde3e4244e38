package org.ecm.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceHandle;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.ecm.campaign.CampaignState;
import org.ecm.campaign.Funnel;
import org.ecm.campaign.NotFoundException;
import org.ecm.portal.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real server: what a campaign's page is told of it. */
class LiveServletTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private CampaignState state = CampaignState.RUNNING;
  private Undertow server;

  /** One campaign, 7, as the database would have it. */
  private final class OneCampaign extends LiveFunnels {
    @Override
    public Line one(long campaign) {
      if (campaign != 7 || state == CampaignState.DELETED) {
        throw new NotFoundException("campaign", campaign);
      }
      Funnel funnel = new Funnel(1, 1, 0, 0, 0, 1, 0, 0, 0, 0, Map.of());
      return new Line(7, "Reminders", state, "Dialer", funnel);
    }

    @Override
    public List<Line> all() {
      throw new AssertionError("The page of one campaign needs no other");
    }
  }

  @BeforeEach
  void start() throws Exception {
    LiveServlet live = new LiveServlet();
    live.funnels = new OneCampaign();
    live.texts = new Texts();
    DeploymentInfo portal =
        Servlets.deployment()
            .setClassLoader(getClass().getClassLoader())
            .setContextPath("/")
            .setDeploymentName("portal")
            .addServlet(
                new ServletInfo(
                        "live", LiveServlet.class, () -> new ImmediateInstanceHandle<>(live))
                    .addMapping("/live/campaigns"));
    DeploymentManager deployment = Servlets.defaultContainer().addDeployment(portal);
    deployment.deploy();
    server =
        Undertow.builder().addHttpListener(0, "localhost").setHandler(deployment.start()).build();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void itIsToldItsStateAndNumbersUntilNothingChanges() throws Exception {
    HttpResponse<String> first = ask(null);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("\"id\":7", "\"state\":\"RUNNING\"", "\"waiting\":1");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(ask(tag).statusCode()).isEqualTo(304);
    state = CampaignState.PAUSED;
    assertThat(ask(tag).body()).contains("\"state\":\"PAUSED\"");
  }

  /** A 404 of a server that does not have the portal yet is none: its type tells them apart. */
  @Test
  void thatItIsGoneIsSaidInJson() throws Exception {
    state = CampaignState.DELETED;
    HttpResponse<String> answer = ask(null);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.body()).contains("\"error\":");
  }

  private HttpResponse<String> ask(String known) throws Exception {
    int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://localhost:" + port + "/live/campaigns?campaign=7"));
    if (known != null) {
      request.header("If-None-Match", known);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
