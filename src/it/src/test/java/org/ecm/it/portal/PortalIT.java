package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

@ExtendWith(PortalNode.class)
class PortalIT {

  private final Place place;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String campaign = "Browser test " + UUID.randomUUID().toString().substring(0, 8);
  private Portal portal;

  @TempDir Path files;

  PortalIT(Place place) {
    this.place = place;
  }

  @BeforeEach
  void openBrowser() throws IOException {
    portal = Portal.open(place.url());
  }

  @AfterEach
  void closeBrowser() throws IOException {
    if (portal != null) {
      portal.close();
    }
  }

  @Test
  void aWrongPasswordIsRefusedInWords() {
    portal.field("User name").sendKeys(place.user());
    portal.field("Password").sendKeys("not-the-password", Keys.ENTER);
    portal.awaitText("User name or password is wrong");
    assertThat(portal.field("User name").isDisplayed()).isTrue();
  }

  @Test
  void nothingIsShownBeforeTheLogin() throws Exception {
    for (String path :
        List.of("/", "/campaigns", "/campaigns.xhtml", "/live/campaigns", "/rejected?id=1")) {
      assertThat(get(path, null).body()).as(path).contains("j_security_check");
    }
    assertThat(send("DELETE", "/campaigns", null).statusCode()).isEqualTo(403);
    assertThat(get("/WEB-INF/web.xml", null).body()).doesNotContain("security-constraint");
  }

  @Test
  void scriptsAndCookiesAreHeldTight() throws Exception {
    HttpResponse<String> login = get("/", null);
    assertThat(login.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe-eval")
                    .doesNotContainPattern("script-src[^;]*unsafe-inline"));
    assertThat(login.headers().firstValue("Set-Cookie"))
        .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
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
  void aFileThatIsNoContactListIsRefusedBeforeItIsSent() throws Exception {
    logIn();
    createCampaign();
    portal.click("Upload contacts");
    choose("Colour,Size\nred,12\n");
    portal.awaitText("No column holds phone numbers");
    assertThat(portal.awaitElement("#send").isEnabled()).isFalse();
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

  @Test
  void whoPressesAButtonAfterTheSessionsEndComesBackAndIsTold() {
    logIn();
    createCampaign();
    portal.go("/campaigns");
    portal.forgetSession();
    portal.click("Start " + campaign);
    logIn();
    portal.awaitPage("/campaigns");
    portal.awaitText("What you just sent was not saved");
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
    assertThat(portal.text()).doesNotContain("was not saved");
  }

  @Test
  void whoPressesAButtonOfAFormThatTheServerForgotStaysOnThePageAndIsTold() {
    logIn();
    createCampaign();
    portal.go("/campaigns");
    portal.spoilForms();
    portal.click("Start " + campaign);
    portal.awaitText("What you just sent was not saved");
    portal.awaitPage("/campaigns");
    portal.click("Start " + campaign);
    portal.awaitText("Campaign " + campaign + " runs.");
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
  void aOneTimePasswordLetsItsUserDoNothingButChangeIt() throws Exception {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    logIn();
    portal.go("/admin/users");
    portal.fill("User name", name);
    portal.fill("Full name", "Browser Test");
    new Select(portal.field("Role")).selectByVisibleText("Operator");
    portal.fill("One-time password", "one-time-fake-1");
    portal.click("Create user");
    portal.awaitText("User " + name + " is created");
    portal.click("Log out");
    portal.logIn(name, "one-time-fake-1");
    portal.go("/campaigns");
    portal.awaitPage("/password");
    portal.fill("Present password", "one-time-fake-1");
    portal.fill("New password", "a-fake-one-of-my-own");
    portal.fill("New password again", "a-fake-one-of-my-own");
    portal.click("Change password");
    portal.awaitText("Your password is changed.");
    assertThat(portal.text()).doesNotContain("New campaign", "API keys");
    assertThat(get("/admin/users", portal.session()).statusCode()).isEqualTo(403);
    assertThat(get("/manage/campaign-form", portal.session()).statusCode()).isEqualTo(403);
  }

  @Test
  void everyPageWorksUnderItsPolicyAndNamesItsFields() {
    logIn();
    createCampaign();
    String id = portal.parameter("id");
    for (String page :
        List.of(
            "/",
            "/campaigns",
            "/campaign?id=" + id,
            "/manage/campaign-form",
            "/manage/recycle?id=" + id,
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

  private void logIn() {
    portal.logIn(place.user(), place.password());
  }

  private void createCampaign() {
    portal.go("/manage/campaign-form");
    portal.fill("Name", campaign);
    portal.click("Fetch from dialer");
    portal.awaitText("The dialer has");
    new Select(portal.field("Dialer campaign")).selectByIndex(1);
    new Select(portal.field("Default region")).selectByVisibleText("Germany (DE)");
    portal.click("Around the clock");
    portal.awaitElement("[aria-label='Start of hours 1 on Sunday']");
    portal.click("Save");
    portal.awaitPage("/campaign?id=");
  }

  private void upload(String content) throws IOException {
    choose(content);
    portal.awaitElement("#preview:not([hidden])");
    portal.click("Import");
  }

  private void choose(String content) throws IOException {
    Path file = Files.writeString(files.resolve("contacts.csv"), content);
    portal.awaitElement("#file").sendKeys(file.toString());
  }

  private String number(String name) {
    return portal.awaitElement("#import [data-n=" + name + "]").getText();
  }

  private HttpResponse<String> get(String path, String session) throws Exception {
    return send("GET", path, session);
  }

  private HttpResponse<String> send(String method, String path, String session) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(place.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (session != null) {
      request.header("Cookie", session);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
