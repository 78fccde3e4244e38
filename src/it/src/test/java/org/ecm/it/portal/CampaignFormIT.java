package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The form of a campaign, and what happens elsewhere while it is open. */
class CampaignFormIT extends PortalTest {

  CampaignFormIT(Place place) {
    super(place);
  }

  @Test
  void enterInAFieldSaves() {
    logIn();
    portal.go("/manage/campaign-form");
    portal.field("Name").sendKeys(campaign, Keys.ENTER);
    portal.awaitText("Choose a campaign of the dialer");
    assertThat(portal.text()).doesNotContain("The dialer has");
  }

  @Test
  void whatWasEnteredIsSavedThoughTheCampaignWasStartedMeanwhile() throws Exception {
    String id = open();
    portal.fill("Description", "Entered before the start");
    post("/api/v1/campaigns/" + id + "/start", "");
    portal.click("Save");
    portal.awaitText("Campaign " + campaign + " is saved.");
    portal.awaitText("[data-campaign='" + id + "'][data-state]", "Running");
    portal.awaitText("Entered before the start");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwrittenAndWhatWasEnteredStays() throws Exception {
    String id = open();
    portal.fill("Description", "Entered in vain");
    String path = "/api/v1/campaigns/" + id;
    rest("PUT", path, settings(path).replaceAll("\"priority\":\\d", "\"priority\":9"));
    for (int i = 0; i < 2; i++) {
      portal.click("Save");
      portal.awaitText("Somebody else changed this campaign meanwhile");
      assertThat(portal.field("Description").getAttribute("value")).isEqualTo("Entered in vain");
    }
    assertThat(rest("GET", path, "")).contains("\"priority\":9").doesNotContain("in vain");
  }

  /** As when the node that saved it died before it answered, and the page sends it again. */
  @Test
  void whatIsSavedAlreadyIsSavedAgain() throws Exception {
    String path = "/api/v1/campaigns/" + open();
    portal.fill("Priority", "9");
    rest("PUT", path, settings(path).replaceAll("\"priority\":\\d", "\"priority\":9"));
    portal.click("Save");
    portal.awaitText("Campaign " + campaign + " is saved.");
  }

  @Test
  void manyPagesThatAreLookedAtMeanwhileLeaveTheFormAsItIs() throws Exception {
    String id = open();
    portal.fill("Description", "Entered before");
    portal.click("Add hours on Sunday");
    portal.awaitElement("[aria-label='Start of hours 2 on Sunday']");
    String session = portal.session();
    for (int i = 0; i < 25; i++) {
      assertThat(get("/campaigns", session).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 40; i++) {
      assertThat(get("/manage/campaign-form", session).statusCode()).isEqualTo(200);
    }
    portal.click("Remove hours 2 of Sunday");
    portal.click("Save");
    portal.awaitText("Campaign " + campaign + " is saved.");
    portal.awaitText("Entered before");
  }

  /** A campaign as it may be sent. */
  private String settings(String path) throws Exception {
    return rest("GET", path, "").replaceAll("\"(id|state|createdAt)\":(\"[^\"]*\"|\\d+),", "");
  }

  /** Opens the form of a new campaign; returns the campaign's id. */
  private String open() {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    portal.go("/manage/campaign-form?id=" + id);
    return id;
  }
}
