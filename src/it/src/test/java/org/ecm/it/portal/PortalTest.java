package org.ecm.it.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.ecm.it.portal.PortalNode.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/** A test with a browser of its own, at the login of the node under test. */
@ExtendWith(PortalNode.class)
abstract class PortalTest {

  final Place place;

  /** A name that no other test has. */
  final String campaign = "Browser test " + UUID.randomUUID().toString().substring(0, 8);

  Portal portal;
  @TempDir Path files;
  private final HttpClient http = HttpClient.newHttpClient();

  PortalTest(Place place) {
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

  final void logIn() {
    portal.logIn(place.user(), place.password());
  }

  final void createCampaign() {
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

  /** Sends a contact file from the upload page that is open. */
  final void upload(String content) throws IOException {
    choose(content);
    portal.awaitElement("#preview:not([hidden])");
    portal.click("Import");
  }

  final void choose(String content) throws IOException {
    choose(content, "contacts.csv");
  }

  final void choose(String content, String name) throws IOException {
    Path file = Files.writeString(files.resolve(name), content);
    portal.awaitElement("#file").sendKeys(file.toString());
  }

  /** A new user with a one-time password, by REST. */
  final void user(String name, String password) throws Exception {
    post(
        "/api/v1/users",
        "{\"username\":\"%s\",\"fullName\":\"Test\",\"password\":\"%s\",\"roles\":[\"OPERATOR\"]}"
            .formatted(name, password));
  }

  final String post(String path, String json) throws Exception {
    return rest("POST", path, json);
  }

  /** What REST answers to the administrator; the body is JSON unless a header says otherwise. */
  final String rest(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(place.url() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", basic(place.user(), place.password()))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return answer.body();
  }

  /** The status of what REST answers to a user who asks for the state of the cluster. */
  final int restStatus(String user, String password) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(place.url() + "/api/v1/status"))
            .header("Authorization", basic(user, password))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  private static String basic(String user, String password) {
    byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** The session of a login that goes to no page. */
  final String sessionOf(String user, String password) throws Exception {
    HttpRequest login =
        HttpRequest.newBuilder(URI.create(place.url() + "/j_security_check"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "j_username=" + user + "&j_password=" + password))
            .build();
    HttpResponse<String> answer = http.send(login, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(302);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  final HttpResponse<String> get(String path, String session) throws Exception {
    return send("GET", path, session);
  }

  final HttpResponse<String> send(String method, String path, String session) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(place.url() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (session != null) {
      request.header("Cookie", session);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
