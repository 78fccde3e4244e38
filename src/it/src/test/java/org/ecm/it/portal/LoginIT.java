package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** How a user comes in, and comes back after the session's end. */
class LoginIT extends PortalTest {

  LoginIT(Place place) {
    super(place);
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
    logIn();
    assertThat(get("/campaigns", portal.session()).headers().firstValue("Cache-Control"))
        .hasValueSatisfying(rule -> assertThat(rule).contains("no-store"));
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
  void whoPressesAButtonOfAFormOfAnotherLoginStaysOnThePageAndIsTold() {
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

  /** In the form and in the header alike they are bytes of UTF-8. */
  @Test
  void aPasswordMayHaveAnyLetters() throws Exception {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    String password = "Gr\u00fc\u00dfe \u017c\u00f3\u0142\u0107 \u65e5\u672c\u8a9e";
    user(name, password);
    portal.logIn(name, password);
    portal.awaitPage("/password");
    assertThat(restStatus(name, password)).isEqualTo(403);
    assertThat(restStatus(name, password + "x")).isEqualTo(401);
  }

  @Test
  void aLockedUserIsOutAtOnce() throws Exception {
    String name = logInAsNewUser();
    String session = portal.session();
    assertThat(get("/password", session).statusCode()).isEqualTo(200);

    rest("PUT", "/api/v1/users/" + name + "/enabled", "{\"enabled\":false}");

    awaitLogin(session);
    portal.go("/campaigns");
    assertThat(portal.field("Password").isDisplayed()).isTrue();
    portal.field("User name").sendKeys(name);
    portal.field("Password").sendKeys("one-time-fake-1", Keys.ENTER);
    portal.awaitText("User name or password is wrong");
  }

  @Test
  void anotherPasswordEndsTheUsersOtherSessions() throws Exception {
    String name = logInAsNewUser();
    String here = portal.session();
    portal.forgetSession();
    portal.go("/");
    portal.logIn(name, "one-time-fake-1");
    portal.awaitPage("/password");
    assertThat(get("/password", here).statusCode()).isEqualTo(200);

    portal.fill("Present password", "one-time-fake-1");
    portal.fill("New password", "a-fake-one-of-my-own");
    portal.fill("New password again", "a-fake-one-of-my-own");
    portal.click("Change password");
    portal.awaitText("Your password is changed.");

    awaitLogin(here);
    portal.go("/campaigns");
    portal.awaitPage("/campaigns");
  }

  @Test
  void aLoginThatHasShownNoPageDoesNotOutliveAnotherPassword() throws Exception {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    user(name, "one-time-fake-1");
    String waiting = sessionOf(name, "one-time-fake-1");

    rest("PUT", "/api/v1/users/" + name + "/password", "{\"password\":\"one-time-fake-2\"}");

    assertThat(get("/password", waiting).statusCode()).isEqualTo(302);
    assertThat(get("/password", waiting).body()).contains("j_security_check");
    assertThat(get("/password", sessionOf(name, "one-time-fake-2")).statusCode()).isEqualTo(200);
  }

  private String logInAsNewUser() throws Exception {
    String name = "t" + UUID.randomUUID().toString().substring(0, 8);
    user(name, "one-time-fake-1");
    portal.logIn(name, "one-time-fake-1");
    portal.awaitPage("/password");
    return name;
  }

  /** The session leads to the login, as any page without one. */
  private void awaitLogin(String session) throws Exception {
    await("the end of the session")
        .atMost(Duration.ofSeconds(10))
        .until(() -> get("/password", session).statusCode() != 200);
    assertThat(get("/campaigns", session).body()).contains("j_security_check");
  }
}
