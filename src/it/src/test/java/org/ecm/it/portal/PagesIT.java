package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What holds for every page, and the page of the cluster. */
class PagesIT extends PortalTest {

  PagesIT(Place place) {
    super(place);
  }

  @Test
  void aComponentIsStoppedAndStartedByTheKeyboardWithAConfirmation() {
    logIn();
    portal.go("/cluster");
    String posture = "#component-sync-results .card-head .badge";
    portal.awaitText(posture, "Runs on node1");
    portal.tabTo("Stop everywhere: Stop Result sync everywhere?").sendKeys(Keys.ENTER);
    portal.awaitText("no result comes back");
    portal.tabTo("Stop everywhere").sendKeys(Keys.ENTER);
    portal.awaitText("Result sync is stopped on all nodes.");
    portal.awaitText(posture, "Stopped");
    portal.tabTo("Start everywhere: Start Result sync everywhere?").sendKeys(Keys.ENTER);
    portal.awaitText("taken back");
    portal.tabTo("Start everywhere").sendKeys(Keys.ENTER);
    portal.awaitText("Result sync is started");
    portal.awaitText(posture, "Runs on node1");
  }

  @Test
  void everyPageWorksUnderItsPolicyNamesItsFieldsAndKeepsNothingInTheSession() throws Exception {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    String contact =
        post("/api/v1/campaigns/" + id + "/contacts", "{\"phones\":[\"+49 30 2345712\"]}");
    String file =
        rest(
            "POST",
            "/api/v1/campaigns/" + id + "/imports",
            "Reference,Phone\nP-1,+49 30 2345713\nP-2,12\n",
            "Content-Type",
            "text/csv");
    String importPage = "/import?id=" + idIn(file);
    portal.go(importPage);
    portal.awaitText("#state", "Done");
    post("/api/v1/do-not-call", "{\"number\":\"+493099999925\"}");
    post("/api/v1/api-keys", "{\"client\":\"pages\",\"scope\":\"ivr\"}");
    for (String page :
        List.of(
            "/",
            "/campaigns",
            "/campaign?id=" + id,
            "/manage/campaign-form",
            "/contact?id=" + idIn(contact),
            importPage,
            "/manage/recycle?key=x&id=" + id,
            "/manage/settle?seen=1&id=" + id,
            "/manage/upload?id=" + id,
            "/contacts?id=" + id,
            "/find?q=x",
            "/do-not-call",
            "/cluster",
            "/password",
            "/admin/users",
            "/admin/user?name=" + place.user(),
            "/admin/keys",
            "/admin/audit")) {
      portal.go(page);
      portal.awaitElement("main h1");
      assertThat(portal.complaints()).as(page).isEmpty();
      assertThat(get(page, portal.session()).body())
          .as(page)
          .doesNotContainPattern("name=\"jakarta.faces.ViewState\"[^>]* value=\"(?!stateless)")
          // Faces' generated ids are others when the page is made again to read what is sent.
          .doesNotContainPattern("\\bs:\"[^\"]*j_id");
      assertThat(portal.fields())
          .filteredOn(WebElement::isDisplayed)
          .as(page)
          .allSatisfy(
              field ->
                  assertThat(field.getAccessibleName())
                      .as(field.getAttribute("outerHTML"))
                      .isNotBlank());
    }
  }

  @Test
  void whatIsNotThereGetsAPageOfOurOwn() throws Exception {
    logIn();
    for (String path : List.of("/no-such-page", "/campaign?id=0", "/contact?id=x", "/import")) {
      HttpResponse<String> answer = get(path, portal.session());
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body())
          .contains("There is nothing here")
          .doesNotContain("at org.ecm", "Caused by");
    }
  }

  private static String idIn(String json) {
    return json.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
  }
}
