package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.ecm.it.rest.Api.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RestNode.class)
class UploadsIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String FILE =
      "Reference;Phone 1;Name\nR1;030 901820;Ada\nR2;12;Bad\nR3;030 901823;=1+1\n";

  private static Api api;
  private static long campaign;

  @BeforeAll
  static void aCampaign(Api admin) {
    api = admin;
    campaign = admin.campaign("Uploads");
  }

  @Test
  void aFileIsTakenInAndItsBadRowsComeBack() {
    Answer accepted = upload("text/csv", FILE, "?list=plain&fileName=a.csv");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = URI.create(accepted.header("Location")).getPath();
    JsonNode done = awaitDone(job);

    assertThat(done.get("accepted").asInt()).isEqualTo(2);
    assertThat(done.get("rejected").asInt()).isEqualTo(1);
    Answer rejected = api.get(job + "/rejected-rows");
    assertThat(rejected.type()).startsWith("text/csv");
    assertThat(rejected.body()).contains("R2;12;Bad").doesNotContain("R1;");
  }

  @Test
  void aFormWithAFileIsTakenTooAndTheSameRowsAddNothing() {
    upload("text/csv", FILE, "?list=form");
    String body =
        "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\n"
            + FILE
            + "\r\n--xyz--\r\n";
    Answer accepted = upload("multipart/form-data; boundary=xyz", body, "?list=form");
    JsonNode done = awaitDone(URI.create(accepted.header("Location")).getPath());

    assertThat(done.get("fileName").asText()).isEqualTo("b.csv");
    assertThat(done.get("duplicate").asInt()).isEqualTo(2);
    assertThat(done.get("accepted").asInt()).isZero();
  }

  @Test
  void filesThatCannotBeImportedAreRefused() {
    assertThat(upload("text/csv", "", "").problem()).isEqualTo("unreadable-file");
    assertThat(upload("text/csv", "a,b\n1,2\n", "").problem()).isEqualTo("unreadable-file");
    assertThat(upload("text/csv", "phone\n\0\0\0\n", "").problem()).isEqualTo("unreadable-file");
    assertThat(upload("text/csv", FILE, "?mapping=Name:nothing").problem())
        .isEqualTo("unreadable-file");
    assertThat(upload("application/json", FILE, "").problem()).isEqualTo("unsupported-media-type");
    assertThat(upload("multipart/form-data; boundary=xyz", "--xyz--\r\n", "").problem())
        .isEqualTo("malformed-request");
    assertThat(upload("multipart/form-data", FILE, "").status()).isEqualTo(400);
    assertThat(
            api.with("Content-Type", "text/csv")
                .send("POST", "/campaigns/4711/imports", FILE)
                .problem())
        .isEqualTo("not-found");
  }

  @Test
  void anUploadThatIsCutOffIsRefusedAndLeavesNothing() throws IOException {
    try (RawUpload raw = open("cut", "Content-Length: 100")) {
      raw.send(FILE);
      raw.end();

      assertThat(raw.read()).startsWith("HTTP/1.1 400 ").contains("upload-cut-off");
    }
    assertThat(jobOf("cut").get("state").asText()).isEqualTo("FAILED");
  }

  @Test
  void aMultipartBodyWithoutItsEndIsCutOff() {
    String body =
        "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.csv\"\r\n\r\n" + FILE;

    assertThat(upload("multipart/form-data; boundary=xyz", body, "?list=endless").problem())
        .isEqualTo("upload-cut-off");
  }

  @Test
  void aSenderThatStopsHalfWayKeepsNoThread() throws IOException {
    try (RawUpload raw = open("stalled", "Content-Length: 1000")) {
      raw.send(FILE);
      // The connection ends from the other side, with an answer or without.
      raw.read();
    }
    await().atMost(LIMIT).until(() -> jobOf("stalled").get("state").asText().equals("FAILED"));
  }

  @Test
  void aLengthThatMakesNoSenseIsRefused() throws IOException {
    for (String header :
        new String[] {
          "Content-Length: -5", "Content-Length: abc", "Content-Length: 5\r\nContent-Length: 6"
        }) {
      try (RawUpload raw = open("length", header)) {
        raw.send(FILE);
        assertThat(raw.read()).as(header).startsWith("HTTP/1.1 400 ");
      }
    }
  }

  @Test
  void ofABodyLongerThanAnnouncedOnlyWhatWasAnnouncedIsTheFile() throws IOException {
    String more = "R8;030 901828;More\n";
    String answer;
    try (RawUpload raw = open("shorter", "Connection: close\r\nContent-Length: " + FILE.length())) {
      raw.send(FILE + more);
      answer = raw.read();
    }
    assertThat(answer).startsWith("HTTP/1.1 202 ");
    await().atMost(LIMIT).until(() -> jobOf("shorter").get("state").asText().equals("DONE"));
    assertThat(jobOf("shorter").get("bytesReceived").asInt()).isEqualTo(FILE.length());
    assertThat(jobOf("shorter").get("rows").asInt()).isEqualTo(3);
    assertThat(api.get("/contacts?reference=R8").json().get("contacts")).isEmpty();
  }

  @Test
  void whatFollowsAnAnnouncedBodyIsNoRequest() throws IOException {
    try (RawUpload raw = open("longer", "Content-Length: " + FILE.length())) {
      raw.send(FILE + "R9;030 901829;More\r\n\r\n");

      assertThat(raw.read()).startsWith("HTTP/1.1 202 ").contains("HTTP/1.1 400 ");
    }
    assertThat(api.get("/status").status()).isEqualTo(200);
  }

  @Test
  void aFileWithAHeaderOnlyFailsAndSaysSo() {
    Answer accepted = upload("text/csv", "Reference;Phone 1;Name\n", "?list=empty");
    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String job = URI.create(accepted.header("Location")).getPath();

    JsonNode over =
        await()
            .atMost(LIMIT)
            .until(() -> api.get(job).json(), j -> j.get("state").asText().equals("FAILED"));
    assertThat(over.get("error").asText()).contains("header but no rows");
    assertThat(over.get("rows").asInt()).isZero();
  }

  @Test
  void aListWithTooLongANameIsRefused() {
    Answer answer = upload("text/csv", FILE, "?list=" + "x".repeat(101));

    assertThat(answer.problem()).isEqualTo("invalid-field");
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("list");
  }

  @Test
  void numbersThatMayNotBeCalledAreUploadedWithAVerdictForEachBadRow() {
    Answer answer =
        api.with("Content-Type", "text/csv")
            .send(
                "POST",
                "/do-not-call/upload?region=DE",
                "Phone,Note\n030 901841,x\n12,y\n\"030 901842,never closed\n030 901843,z\n\"030 901844\" ,q\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/summary/recorded/added").asInt()).isEqualTo(2);
    assertThat(answer.json().get("rejectedRows").findValuesAsText("row"))
        .containsExactly("3", "4", "6");
    assertThat(
            api.with("Content-Type", "text/csv")
                .send("POST", "/do-not-call/upload?region=Germany", "")
                .problem())
        .isEqualTo("invalid-field");
  }

  @Test
  void numbersThatStandNobodyKnowsWhereAreRefused() {
    Answer answer =
        api.with("Content-Type", "text/csv")
            .send(
                "POST",
                "/do-not-call/upload?region=DE",
                "Kundennummer;Kontakt\n40012345;030 901844\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("unreadable-file");
    assertThat(api.get("/do-not-call?number=49400123").json().get("entries")).isEmpty();
  }

  private static Answer upload(String type, String body, String query) {
    return api.with("Content-Type", type)
        .send("POST", "/campaigns/" + campaign + "/imports" + query, body);
  }

  private static JsonNode awaitDone(String job) {
    return await()
        .atMost(LIMIT)
        .until(() -> api.get(job).json(), j -> j.get("state").asText().equals("DONE"));
  }

  private static JsonNode jobOf(String list) {
    for (JsonNode job : api.get("/campaigns/" + campaign + "/imports").json().get("imports")) {
      if (job.get("list").asText().equals(list)) {
        return job;
      }
    }
    return Api.JSON.createObjectNode().put("state", "none");
  }

  private static RawUpload open(String list, String length) throws IOException {
    return RawUpload.open(api, campaign, list, length);
  }
}
