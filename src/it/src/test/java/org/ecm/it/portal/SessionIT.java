package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.Node;
import org.ecm.it.DatabaseProcess;
import org.ecm.it.Installations;
import org.junit.jupiter.api.Test;

/** P7: a user's session survives the loss of a node. Two nodes on one database. */
class SessionIT {

  private static final String NAME = "session";

  @Test
  void aFormThatIsOpenOnANodeThatDiesIsTakenByTheOther() throws Exception {
    int first = Installations.freeOffset();
    int second = Installations.freeOffset(first + 100);
    try (ServerSocket free = new ServerSocket(0)) {
      free.close();
      try (DatabaseProcess database =
              new DatabaseProcess(
                  Installations.directory(NAME + "-database"), free.getLocalPort());
          Installation site =
              Installations.plan(
                  NAME, first, database.address(), peers(first, second), List.of())) {
        database.start();
        site.startSimulator();
        Node survivor = site.addPeer(second);
        site.node().begin();
        survivor.begin();
        site.node().awaitReady();
        survivor.awaitReady();
        losesNothing(site, survivor);
      }
    }
  }

  private static void losesNothing(Installation site, Node survivor) throws Exception {
    PlainBrowser browser = new PlainBrowser(site.node().portal());
    awaitBoth(browser, site);
    browser.open("manage/campaign-form");
    browser.press("Fetch from dialer", "campaign", Map.of());
    String dialerCampaign = browser.firstChoice("campaign:dialerCampaign");
    // Only the page keeps these hours: they are not stored before the form is.
    browser.press("Around the clock", "campaign", Map.of());
    assertThat(browser.page()).contains("Start of hours 1 on Sunday");

    browser.moveTo(survivor.portal());
    // The server ends an answer a moment before it copies the session (Undertow 2.3,
    // HttpServletResponseImpl.responseDone). The other node's answer waits for that copy.
    browser.look("live/cluster");
    site.node().kill();
    Map<String, String> entered = new HashMap<>();
    entered.put("name", "Survivor");
    entered.put("priority", "8");
    entered.put("defaultRegion", "DE");
    entered.put("timeZone", "Europe/Berlin");
    entered.put("strategy", browser.firstChoice("campaign:strategy"));
    // One thing is missing: the answer must be the same form, with all that was entered.
    browser.press("Save", "campaign", entered);
    assertThat(browser.page())
        .contains("Choose a campaign of the dialer", "value=\"Survivor\"")
        .contains("Start of hours 1 on Sunday")
        .contains(">admin<");

    entered.put("dialerCampaign", dialerCampaign);
    browser.press("Save", "campaign", entered);
    assertThat(browser.address()).startsWith(survivor.portal() + "campaign?id=");
    assertThat(browser.page()).contains("Campaign Survivor is saved.");
  }

  /** The cluster is there when a session that began on one node is known on the other. */
  private static void awaitBoth(PlainBrowser browser, Installation site) throws Exception {
    await("both nodes live, as the first one sees it")
        .atMost(Duration.ofMinutes(5))
        .until(
            () -> {
              browser.open("cluster");
              if (browser.page().contains("j_username")) {
                browser.logIn("admin", site.secrets().administrator());
              }
              return browser.page().split(">Ready<", -1).length == 3
                  && browser.page().contains("node1, node2");
            });
  }

  /** At ports that are not those of the offset: a node listens where it is looked for. */
  private static Map<String, String> peers(int first, int second) {
    return Map.of(
        "ecm.node1.address", "127.0.0.1",
        "ecm.node1.port", String.valueOf(7610 + first),
        "ecm.node2.address", "127.0.0.1",
        "ecm.node2.port", String.valueOf(7610 + second),
        "ecm.cluster.secret", "not-a-real-secret-but-one-that-is-long-enough");
  }
}
