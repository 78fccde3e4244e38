package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A button in a row does what it says, whatever stands in that row by then. */
class RowsIT extends PortalTest {

  RowsIT(Place place) {
    super(place);
  }

  @Test
  void removeTakesTheNumberThatWasSearchedFor() throws Exception {
    post("/api/v1/do-not-call", "{\"number\":\"+493011111101\"}");
    post("/api/v1/do-not-call", "{\"number\":\"+493099999902\"}");
    logIn();
    portal.go("/do-not-call?q=%2B493099999902");
    confirm("Remove", "+493099999902", "Remove +493099999902?");
    portal.awaitText("+493099999902 may be called again.");
    portal.go("/do-not-call?q=%2B493011111101");
    portal.awaitElement("[aria-label='Remove +493011111101']");
  }

  @Test
  void revokeTakesTheKeyThatWasShown() throws Exception {
    post("/api/v1/api-keys", "{\"client\":\"old-client\",\"scope\":\"ivr\"}");
    logIn();
    portal.go("/admin/keys");
    post("/api/v1/api-keys", "{\"client\":\"new-client\",\"scope\":\"ivr\"}");
    confirm("Revoke", "old-client", "Revoke the key of old-client?");
    portal.awaitText("The key of old-client is revoked.");
    portal.awaitElement("[aria-label='Revoke new-client']");
  }

  @Test
  void lockTakesTheUserThatWasShown() throws Exception {
    user("rows-b", "one-time-fake-1");
    logIn();
    portal.go("/admin/users");
    user("rows-a", "one-time-fake-1");
    confirm("Lock", "rows-b", "Lock rows-b?");
    portal.awaitText("User rows-b is locked.");
    portal.awaitElement("[aria-label='Lock rows-a']");
  }

  @Test
  void startTakesTheCampaignThatWasShown() throws Exception {
    logIn();
    createCampaign();
    portal.go("/campaigns");
    // It pushes the other one down by a row, and its own row has no such button.
    String before = campaign.substring(0, campaign.length() - 1);
    start(before);
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    portal.awaitElement("[aria-label='Pause " + before + "']");
  }

  @Test
  void anOrderLeavesTheListAsItIsSorted() {
    logIn();
    createCampaign();
    portal.go("/campaigns");
    portal.click("Priority");
    portal.awaitElement("th[aria-sort=ascending] a[href*='sort=-priority']");
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    portal.awaitPage("/campaigns?sort=priority");
    portal.click("Priority");
    portal.awaitElement("th[aria-sort=descending] a[href*='sort=priority']");
    portal.awaitElement("[aria-label='Pause " + campaign + "']");
  }

  @Test
  void orderThatIsTooLateIsRefusedInWords() throws Exception {
    logIn();
    createCampaign();
    String path = "/api/v1/campaigns/" + portal.parameter("id");
    post(path + "/start", "");
    portal.go("/campaigns");
    post(path + "/stop", "");
    portal.click("Pause " + campaign);
    portal.awaitText("Campaign " + campaign + " is STOPPED and cannot become PAUSED");
    portal.awaitElement("[aria-label='Start " + campaign + "']");
  }

  private void start(String name) throws Exception {
    String made =
        post(
            "/api/v1/campaigns",
            "{\"name\":\""
                + name
                + "\",\"defaultRegion\":\"DE\",\"timeZone\":\"UTC\",\"dialerCampaign\":"
                + firstId(post("/api/v1/dialer-campaigns/fetch", ""))
                + "}");
    post("/api/v1/campaigns/" + firstId(made) + "/start", "");
  }

  private static String firstId(String json) {
    Matcher id = Pattern.compile("\"id\":(\\d+)").matcher(json);
    assertThat(id.find()).as(json).isTrue();
    return id.group(1);
  }

  private void confirm(String action, String subject, String question) {
    portal.click(action + " " + subject);
    portal.awaitText(question);
    portal.tabTo(action).sendKeys(Keys.ENTER);
  }
}
