package org.ecm.it.portal;

import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;

/** Pages that show what changes elsewhere. */
class LivePagesIT extends PortalTest {

  LivePagesIT(Place place) {
    super(place);
  }

  @Test
  void aCampaignsPageFollowsItsStateAndItsEnd() throws Exception {
    logIn();
    createCampaign();
    String path = "/api/v1/campaigns/" + portal.parameter("id");
    String badge = "[data-campaign][data-state]";
    portal.awaitText(badge, "Draft");
    post(path + "/start", "");
    portal.awaitText(badge, "Running");
    portal.awaitElement("[aria-label='Pause " + campaign + "']");
    post(path + "/stop", "");
    portal.awaitText(badge, "Stopped");
    rest("DELETE", path, "");
    portal.awaitText("There is nothing here");
  }

  @Test
  void theClustersPageTellsOfASilenceAndTakesTheAnswerThatEndsIt() {
    logIn();
    portal.go("/cluster");
    portal.awaitElement("#offline[hidden]");
    portal.requests().hold("/live/cluster");
    portal.awaitElement("#offline:not([hidden])");
    portal.requests().release();
    portal.awaitElement("#offline[hidden]");
  }
}
