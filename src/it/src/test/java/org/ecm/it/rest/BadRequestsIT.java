package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RestNode.class)
class BadRequestsIT {

  private static Api api;
  private static long campaign;

  @BeforeAll
  static void aCampaign(Api admin) {
    api = admin;
    campaign = admin.campaign("Bad requests");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | /campaigns | {\"name\":\"x\"                        | 400 | malformed-request",
        "POST | /campaigns | hello                                  | 400 | malformed-request",
        "POST | /campaigns | \"hello\"                              | 400 | malformed-request",
        "POST | /campaigns | [1, 2]                                 | 400 | malformed-request",
        "POST | /campaigns | {\"nmae\":\"x\"}                       | 400 | malformed-request",
        "POST | /campaigns | {\"name\":{\"a\":1}}                   | 400 | malformed-request",
        "POST | /campaigns | {\"priority\":\"high\"}                | 400 | malformed-request",
        "POST | /campaigns | {\"priority\":1.5}                     | 400 | malformed-request",
        "POST | /campaigns | {\"dialerCampaign\":99999999999999999999} | 400 | malformed-request",
        "POST | /campaigns | {\"schedule\":[{\"day\":\"FUNDAY\"}]}  | 400 | malformed-request",
        "POST | /campaigns | null                                   | 422 | invalid-field",
        "POST | /campaigns | ``                                     | 422 | invalid-field",
        "POST | /campaigns | {}                                     | 422 | invalid-field",
        "POST | /callbacks | {\"campaign\":CAMPAIGN,\"number\":\"+4930901820\"} | 422 | invalid-field",
        "POST | /callbacks | {\"campaign\":-1,\"number\":\"+4930901820\",\"callId\":\"k\"} | 404 | not-found",
        "POST | /callbacks | {\"campaign\":CAMPAIGN,\"number\":\"12\",\"callId\":\"k\"} | 422 | invalid-field",
        "POST | /callbacks | {\"campaign\":CAMPAIGN,\"number\":\"+4930901820\",\"callId\":\"k\",\"at\":\"soon\"} | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[]}      | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[null]}  | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]} | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[\"030 901820\"],\"reference\":\"a\\u0000b\"} | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[\"030 901820\"],\"reference\":\"a\\ud800b\"} | 422 | invalid-field",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[\"030 901820\"],\"expiresAt\":\"soon\"} | 400 | malformed-request",
        "POST | /campaigns/CAMPAIGN/contacts | {\"phones\":[\"030 901820\"],\"expiresAt\":\"+10000-01-01T00:00:00Z\"} | 400 | malformed-request",
        "POST | /campaigns | {\"name\":\"a\\u0001b\",\"dialerCampaign\":1,\"defaultRegion\":\"DE\",\"timeZone\":\"UTC\"} | 422 | invalid-field",
        "POST | /campaigns/-1/contacts | {\"phones\":[\"030 901820\"]} | 404 | not-found",
        "POST | /do-not-call | {\"number\":\"030 901820\"}          | 422 | invalid-field",
        "POST | /do-not-call | {\"number\":\"+4930901820\",\"campaign\":-1} | 422 | invalid-field",
        "POST | /do-not-call | {\"number\":\"+4930901820\",\"campaign\":4711} | 404 | not-found",
        "POST | /do-not-call | {\"number\":\"+4930901820\",\"expiresAt\":\"2020-01-01T00:00:00Z\"} | 422 | invalid-field",
        "POST | /users | {\"username\":\"x y\",\"fullName\":\"X\",\"password\":\"long enough for all\",\"roles\":[]} | 422 | invalid-field",
        "POST | /users | {\"username\":\"me\",\"fullName\":\"X\",\"password\":\"long enough for all\",\"roles\":[]} | 422 | invalid-field",
        "POST | /users | {\"username\":\"xy\",\"fullName\":\"X\",\"password\":\"short\",\"roles\":[]} | 422 | invalid-field",
        "POST | /api-keys | {\"client\":\"c\",\"scope\":\"root\"}   | 422 | invalid-field",
        "PUT  | /campaigns/CAMPAIGN | {\"name\":\"x\",\"dialerCampaign\":1,\"defaultRegion\":\"DE\",\"timeZone\":\"UTC\"} | 422 | invalid-field",
        "PUT  | /users/admin/enabled | {\"enabled\":false}          | 422 | invalid-field",
        "PATCH | /campaigns | {}                                    | 405 | method-not-allowed",
      })
  void aBadBodyIsNamed(String method, String path, String body, int status, String problem) {
    Answer answer =
        api.with("Content-Type", "application/json")
            .send(method, filled(path), body == null ? "" : filled(body));

    assertProblem(answer, status, problem);
  }

  @ParameterizedTest
  @CsvSource({
    "/nothing, 404, not-found",
    "/campaigns/abc, 404, not-found",
    "/campaigns/-5, 404, not-found",
    "/campaigns/99999999999999999999, 404, not-found",
    "/contacts/-1, 404, not-found",
    "/imports/-1/rejected-rows, 404, not-found",
    "/contacts, 422, invalid-field",
    "/contacts?number=12, 422, invalid-field",
    "/contacts?number=12&region=xx, 422, invalid-field",
    "/contacts?number=12&reference=x, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?limit=abc, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?limit=0, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?limit=1001, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?state=asleep, 422, invalid-field",
    "/campaigns/CAMPAIGN/results?from=yesterday, 422, invalid-field",
    "/campaigns/CAMPAIGN/results?width=0, 422, invalid-field",
    "/do-not-call?number=abc, 422, invalid-field",
    "/do-not-call?after=abc, 422, invalid-field",
    "/audit?before=abc, 422, invalid-field",
    "/audit?before=%2B10000-01-01T00:00:00Z_1, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?limit=, 422, invalid-field",
    "/campaigns/CAMPAIGN/contacts?limits=1, 422, invalid-field",
    "/campaigns/CAMPAIGN?version=1, 422, invalid-field",
    "/contacts?number=+0301234567&region=DE, 422, invalid-field",
    "/imports/-1/rejected-rows?verdict=, 422, invalid-field",
  })
  void aBadAddressIsNamed(String path, int status, String problem) {
    assertProblem(api.get(filled(path)), status, problem);
  }

  @Test
  void allWrongFieldsAreNamedAtOnce() {
    Answer answer =
        api.post(
            "/campaigns",
            "{\"name\":\"\",\"defaultRegion\":\"Germany\",\"priority\":12,"
                + "\"schedule\":[{\"day\":\"MONDAY\",\"start\":\"25:00\",\"end\":\"26:00\"}]}");

    assertThat(answer.json().get("errors").findValuesAsText("field"))
        .contains(
            "name",
            "defaultRegion",
            "priority",
            "timeZone",
            "dialerCampaign",
            "schedule[0].start",
            "schedule[0].end");
  }

  @ParameterizedTest
  @CsvSource({
    "/campaigns, name, 100",
    "/campaigns, description, 1000",
    "/campaigns, timeZone, 60",
    "/campaigns/CAMPAIGN/contacts, reference, 100",
    "/campaigns/CAMPAIGN/contacts, firstName, 100",
    "/campaigns/CAMPAIGN/contacts, lastName, 100",
    "/campaigns/CAMPAIGN/contacts, timeZone, 60",
    "/callbacks, number, 60",
    "/callbacks, at, 40",
    "/callbacks, callId, 200",
    "/callbacks, reference, 100",
    "/do-not-call, number, 60",
    "/do-not-call, reason, 200",
    "/users, username, 100",
    "/users, fullName, 200",
    "/users, password, 200",
    "/api-keys, client, 80",
  })
  void aTextThatIsTooLongIsNamed(String path, String field, int longest) {
    String body = Api.JSON.createObjectNode().put(field, "x".repeat(longest + 1)).toString();

    Answer answer = api.post(filled(path), body);

    assertProblem(answer, 422, "invalid-field");
    assertThat(answer.json().get("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.get("field").asText()).isEqualTo(field);
              assertThat(error.toString()).contains(String.valueOf(longest));
            });
  }

  @Test
  void aNameOfTheGreatestLengthIsKeptWhole() {
    String name = "\u00dc".repeat(100);

    assertThat(api.get("/campaigns/" + api.campaign(name)).json().get("name").asText())
        .isEqualTo(name);
  }

  @Test
  void tooLongABodyIsRefusedWhetherAnnouncedOrNot() {
    String body = "{\"name\":\"" + "x".repeat(300_000) + "\"}";

    assertProblem(api.post("/campaigns", body), 413, "too-large");
    BodyPublisher chunked =
        BodyPublishers.ofInputStream(
            () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    assertProblem(
        api.with("Content-Type", "application/json").send("POST", "/campaigns", chunked),
        413,
        "too-large");
  }

  @Test
  void deepNestingIsNoDanger() {
    assertProblem(api.post("/campaigns", "[".repeat(100_000)), 400, "malformed-request");
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] body =
        "{\"reference\":\"\u00ff\u00fe\",\"phones\":[\"030 901820\"]}"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertProblem(
        api.with("Content-Type", "application/json")
            .send("POST", "/campaigns/" + campaign + "/contacts", BodyPublishers.ofByteArray(body)),
        422,
        "invalid-field");
  }

  @Test
  void formatsThatAreNotTakenAreNamed() {
    assertProblem(
        api.with("Content-Type", "text/plain").send("POST", "/campaigns", "x"),
        415,
        "unsupported-media-type");
    assertProblem(api.with("Accept", "image/png").get("/campaigns"), 406, "not-acceptable");
    assertThat(api.with("Accept", "image/png").get("/campaigns").header("Cache-Control"))
        .isEqualTo("no-store");
  }

  @Test
  void aMethodThatIsNotTakenComesWithThoseThatAre() {
    assertThat(api.send("DELETE", "/campaigns").header("Allow")).contains("GET", "POST");
  }

  @Test
  void problemsComeInXmlToWhoAsksForIt() {
    Answer answer = api.with("Accept", "application/xml").get("/contacts");

    assertThat(answer.type()).startsWith("application/problem+xml");
    assertThat(answer.body())
        .contains("<problem xmlns=\"urn:ietf:rfc:7807\">", "<status>422</status>");
  }

  @Test
  void everyProblemLeadsToAPageThatExplainsIt() {
    Answer page = api.stranger().get("/ecm/api/problems/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.type()).startsWith("text/html");
    assertThat(page.body()).contains("id=\"not-found\"");
    assertThat(api.get("/nothing").json().get("type").asText())
        .isEqualTo("/ecm/api/problems/#not-found");
  }

  private static void assertProblem(Answer answer, int status, String problem) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.problem()).as(answer.body()).isEqualTo(problem);
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.json().get("title").asText()).isNotBlank();
    assertThat(answer.json().get("detail").asText())
        .isNotBlank()
        .doesNotContain("org.ecm", "java.", "Exception");
    assertThat(answer.json().get("instance").asText()).startsWith("/ecm/api/v1/");
  }

  private static String filled(String text) {
    return text.replace("CAMPAIGN", String.valueOf(campaign));
  }
}
