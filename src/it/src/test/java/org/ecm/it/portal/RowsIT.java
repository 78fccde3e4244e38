package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

  private void confirm(String action, String subject, String question) {
    portal.click(action + " " + subject);
    portal.awaitText(question);
    portal.tabTo(action).sendKeys(Keys.ENTER);
  }

  private void post(String path, String json) throws Exception {
    String login = place.user() + ":" + place.password();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place.url() + path))
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }
}
