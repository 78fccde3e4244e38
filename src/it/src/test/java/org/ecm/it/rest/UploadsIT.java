package org.ecm.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    try (Socket socket = open("cut", "Content-Length: 100")) {
      send(socket, FILE);
      socket.shutdownOutput();

      assertThat(read(socket)).startsWith("HTTP/1.1 400 ").contains("upload-cut-off");
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
    try (Socket socket = open("stalled", "Content-Length: 1000")) {
      send(socket, FILE);
      socket.setSoTimeout((int) RestNode.READ_TIMEOUT.multipliedBy(20).toMillis());

      // The connection ends from the other side, with an answer or without.
      read(socket);
    }
    await().atMost(LIMIT).until(() -> jobOf("stalled").get("state").asText().equals("FAILED"));
  }

  @Test
  void aLengthThatMakesNoSenseIsRefused() throws IOException {
    for (String header :
        new String[] {
          "Content-Length: -5", "Content-Length: abc", "Content-Length: 5\r\nContent-Length: 6"
        }) {
      try (Socket socket = open("length", header)) {
        send(socket, FILE);
        assertThat(read(socket)).as(header).startsWith("HTTP/1.1 400 ");
      }
    }
  }

  @Test
  void numbersThatMayNotBeCalledAreUploadedWithAVerdictForEachBadRow() {
    Answer answer =
        api.with("Content-Type", "text/csv")
            .send(
                "POST",
                "/do-not-call/upload?region=DE",
                "Phone,Note\n030 901841,x\n12,y\n\"030 901842,never closed\n030 901843,z\n");

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/summary/recorded/added").asInt()).isEqualTo(2);
    assertThat(answer.json().get("rejectedRows").findValuesAsText("row")).containsExactly("3", "4");
    assertThat(
            api.with("Content-Type", "text/csv")
                .send("POST", "/do-not-call/upload?region=Germany", "")
                .problem())
        .isEqualTo("invalid-field");
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

  /** A connection on which the header of an upload was sent. */
  private static Socket open(String list, String length) throws IOException {
    URI uri = api.uri("/campaigns/" + campaign + "/imports?list=" + list);
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout((int) LIMIT.toMillis());
    send(
        socket,
        "POST %s?%s HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Type: text/csv\r\n%s\r\n\r\n"
            .formatted(
                uri.getPath(), uri.getQuery(), api.headers().get(0), api.headers().get(1), length));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static String read(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
