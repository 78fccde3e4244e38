package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A supervisor's campaign: made, filled, run, called again. */
class CampaignIT extends PortalTest {

  CampaignIT(Place place) {
    super(place);
  }

  @Test
  void whatIsMissingInACampaignIsSaidAtTheField() {
    logIn();
    portal.go("/manage/campaign-form");
    portal.click("Save");
    portal.awaitText("Give the campaign a name");
    portal.fill("Name", campaign);
    portal.click("Save");
    portal.awaitText("Choose a campaign of the dialer");
    assertThat(portal.field("Name").getAttribute("value")).isEqualTo(campaign);
  }

  @Test
  void anUploadedFileGetsItsVerdictsAndTheDashboardItsNumbers() throws Exception {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    portal.click("Upload contacts");
    upload(
        """
        Customer no;First name;Phone;City
        A-1;Ann;+49 30 2345678;Berlin
        A-2;Bob;+49 30 2345679;Berlin
        A-2;Bob;+49 30 2345679;Berlin
        A-3;Cem;12;Köln
        A-4;Dörte;+49 221 2345670;Köln
        """);
    portal.awaitPage("/import");
    portal.awaitText("#state", "Done");
    assertThat(number("rows")).isEqualTo("5");
    assertThat(number("accepted")).isEqualTo("3");
    assertThat(number("rejected")).isEqualTo("1");
    assertThat(number("duplicate")).isEqualTo("1");

    String rejected = get("/rejected?id=" + portal.parameter("id"), portal.session()).body();
    assertThat(rejected).contains("A-3", "REJECTED", "A-2", "DUPLICATE").doesNotContain("A-4");

    portal.go("/");
    String funnel = "[data-funnel='" + id + "'] ";
    portal.awaitText(funnel + "[data-n=waiting]", "3");
    portal.awaitText(funnel + "[data-n=received]", "5");
    portal.awaitText(funnel + "[data-sum]", "✓ The numbers add up");

    portal.go("/campaign?id=" + id);
    portal.awaitText("#waiting td:nth-child(1)", "Europe/Berlin");
    portal.awaitText("#waiting td:nth-child(2)", "3");

    portal.go("/contacts?id=" + id + "&number=030+2345678");
    portal.awaitText("A-1");
    assertThat(portal.text()).doesNotContain("A-2", "A-4");
    portal.go("/find?q=A-4");
    portal.awaitText("Dörte");
  }

  @Test
  void theDashboardFollowsARunningCampaignByItself() throws Exception {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    portal.click("Upload contacts");
    upload("Reference,Phone\nL-1,+49 30 2345691\nL-2,+49 30 2345692\n");
    portal.awaitText("#state", "Done");
    portal.go("/campaign?id=" + id);
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    portal.go("/");
    String funnel = "[data-funnel='" + id + "'] ";
    portal.awaitText(funnel + "[data-n=finished]", "2");
    portal.awaitText(funnel + "[data-sum]", "✓ The numbers add up");
    portal.click("Show as a table");
    portal.awaitElement("#results-table tbody tr");
  }

  @Test
  void theSameFileAgainAddsNothingAndSaysSo() throws Exception {
    logIn();
    createCampaign();
    String page = "/manage/upload?id=" + portal.parameter("id");
    String content = "Reference,Phone\nB-1,+49 30 2345681\n";
    portal.go(page);
    upload(content);
    portal.awaitText("#state", "Done");
    portal.go(page);
    upload(content);
    portal.awaitText("Nothing was added, and nobody is called because of this upload.");
    assertThat(number("accepted")).isEqualTo("0");
    assertThat(number("duplicate")).isEqualTo("1");
    portal.click("Call contacts again");
    portal.awaitText("Nobody to call again");
  }

  @Test
  void whoWasNotReachedIsCalledAgainAfterAConfirmation() throws Exception {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    portal.click("Upload contacts");
    upload("Reference,Phone\nR-1,+49 30 2345701\nR-2,+49 30 2345702\n");
    portal.awaitText("#state", "Done");
    portal.go("/campaign?id=" + id);
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    String funnel = "[data-funnel='" + id + "'] ";
    portal.awaitText(funnel + "[data-n=finished]", "2");
    portal.click("Pause " + campaign);
    portal.awaitText("Campaign " + campaign + " is paused.");

    portal.tabTo("Call contacts again").sendKeys(Keys.ENTER);
    portal.awaitText("2 contacts were not reached");
    portal.awaitText("#unreached tbody", "No answer 2");
    portal.awaitText("they are called once it is started");
    portal.tabTo("Call 2 contacts again").sendKeys(Keys.ENTER);
    portal.awaitText("2 contacts wait again.");
    portal.awaitText(funnel + "[data-n=waiting]", "2");
    portal.awaitText(funnel + "[data-sum]", "✓ The numbers add up");
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    portal.awaitText(funnel + "[data-n=finished]", "2");
    portal.go("/contacts?id=" + id + "&reference=R-1");
    portal.click("R-1");
    portal.awaitElement("#attempts tbody tr:nth-child(6)");
  }

  @Test
  void aCampaignLivesByTheKeyboardAlone() {
    WebElement user = portal.field("User name");
    user.sendKeys(place.user(), Keys.TAB);
    portal.tabTo("Password").sendKeys(place.password(), Keys.ENTER);
    portal.awaitElement("#logout");
    portal.tabTo("Campaigns").sendKeys(Keys.ENTER);
    portal.awaitPage("/campaigns");
    portal.tabTo("New campaign").sendKeys(Keys.ENTER);
    portal.awaitPage("/manage/campaign-form");
    portal.tabTo("Name").sendKeys(campaign);
    portal.tabTo("Fetch from dialer").sendKeys(Keys.ENTER);
    portal.awaitText("The dialer has");
    portal.tabTo("Dialer campaign").sendKeys(Keys.ARROW_DOWN);
    portal.tabTo("Default region").sendKeys("Germany");
    portal.tabTo("Save").sendKeys(Keys.ENTER);
    portal.awaitPage("/campaign?id=");
    portal.tabTo("Start " + campaign).sendKeys(Keys.ENTER);
    portal.awaitText("Campaign " + campaign + " runs.");
    portal.tabTo("Stop " + campaign).sendKeys(Keys.ENTER);
    portal.awaitText("Stop " + campaign + "?");
    portal.tabTo("Stop").sendKeys(Keys.ENTER);
    portal.awaitText("Campaign " + campaign + " is stopped.");
    portal.tabTo("Delete " + campaign).sendKeys(Keys.ENTER);
    portal.awaitText("Delete " + campaign + "?");
    portal.tabTo("Delete").sendKeys(Keys.ENTER);
    portal.awaitText("Campaign " + campaign + " is deleted.");
  }

  private String number(String name) {
    return portal.awaitElement("#import [data-n=" + name + "]").getText();
  }
}
