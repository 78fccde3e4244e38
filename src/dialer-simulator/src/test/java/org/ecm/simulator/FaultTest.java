package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ecm.simulator.RunningDialer.contacts;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  private static RunningDialer dialer;
  private long before;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    dialer = RunningDialer.start(data);
    dialer.control("POST", "/pause", "");
  }

  @AfterAll
  static void stop() throws Exception {
    dialer.close();
  }

  @BeforeEach
  void noFaults() throws Exception {
    dialer.control("DELETE", "/faults", "");
    before = dialer.accepted();
  }

  private void fault(String json) throws Exception {
    dialer.control("POST", "/faults", json);
  }

  /** Sends a contact over a plain socket and reads until the end. */
  private String postRaw(int timeoutMillis) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", dialer.port())) {
      String body = RunningDialer.xml(contacts("A1,11"), "true");
      socket
          .getOutputStream()
          .write(
              ("POST /adminapi/campaign/1/contacts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                      + "Content-Type: application/xml\r\nAuthorization: "
                      + RunningDialer.AUTHORIZATION
                      + "\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.UTF_8));
      socket.setSoTimeout(timeoutMillis);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private long stored() throws Exception {
    return dialer.accepted() - before;
  }

  @Test
  void dropReplyStoresTheRowsAndClosesWithoutAnAnswer() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"dropReply\"}");

    assertThat(postRaw(120_000)).isEmpty();
    assertThat(stored()).isEqualTo(1);
    assertThat(dialer.log("accepted")).hasSize((int) dialer.accepted());
  }

  @Test
  void resetKillsTheConnectionBeforeAnythingIsStored() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"reset\"}");

    assertThatThrownBy(() -> postRaw(120_000))
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
    assertThat(stored()).isZero();
  }

  @Test
  void resetAfterwardsStoresTheRowsFirst() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"reset\", \"afterwards\": true}");

    assertThatThrownBy(() -> postRaw(120_000)).hasMessageContaining("reset");
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void neverAnswerLeavesTheCallerWaiting() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"neverAnswer\"}");

    assertThatThrownBy(() -> postRaw(500)).isInstanceOf(SocketTimeoutException.class);
    assertThat(stored()).isZero();
  }

  @Test
  void neverAnswerAfterwardsStoresTheRows() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"neverAnswer\", \"afterwards\": true}");

    assertThatThrownBy(() -> postRaw(500)).isInstanceOf(SocketTimeoutException.class);
    await().untilAsserted(() -> assertThat(stored()).isEqualTo(1));
  }

  @Test
  void aStatusReplacesTheAnswerAndTheEffect() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"status\", \"status\": 503}");

    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(503);
    assertThat(stored()).isZero();
  }

  @Test
  void aStatusAfterwardsLiesAboutTheEffect() throws Exception {
    fault(
        "{\"on\": \"POST contacts\", \"kind\": \"status\", \"status\": 500, \"afterwards\": true}");

    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(500);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void aDelayedRequestIsWorkedOffAfterLaterOnes() throws Exception {
    long start = dialer.logEnd();
    fault("{\"on\": \"POST contacts\", \"kind\": \"delay\", \"delayMs\": 3000, \"count\": 1}");

    assertThatThrownBy(() -> postRaw(100)).isInstanceOf(SocketTimeoutException.class);
    assertThat(dialer.post(1, contacts("A2,12")).statusCode()).isEqualTo(200);

    await()
        .untilAsserted(
            () ->
                assertThat(dialer.logFrom(start, "accepted"))
                    .extracting(line -> line.get("accountNumber").asText())
                    .containsExactly("A2", "A1"));
  }

  @Test
  void aDelayLongerThanTheIdleTimeoutStillEndsInTheAnswer(@TempDir Path data) throws Exception {
    try (var slow = RunningDialer.start(data, "--idle-timeout=200", "--processing-delay=1000")) {
      assertThat(slow.post(1, contacts("A1,11")).statusCode()).isEqualTo(200);

      slow.control("POST", "/faults", "{\"kind\": \"delay\", \"delayMs\": 1000}");
      assertThat(slow.get("/adminapi/campaign").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refuseLoginRefusesTheRightPassword() throws Exception {
    fault("{\"kind\": \"refuseLogin\"}");

    assertThat(dialer.get("/adminapi/campaign").statusCode()).isEqualTo(401);
    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(401);
    assertThat(stored()).isZero();
  }

  @Test
  void jdbcCanRefuseToo() throws Exception {
    fault("{\"on\": \"JDBC\", \"kind\": \"refuseLogin\"}");
    assertThatThrownBy(() -> dialer.jdbc()).isInstanceOf(SQLException.class);
    assertThat(dialer.get("/adminapi/campaign").statusCode()).isEqualTo(200);

    dialer.control("DELETE", "/faults", "");
    assertThat(dialer.count("1 = 0")).isZero();
  }

  @Test
  void aFaultHitsOnlyItsOperationAndEndsWithItsCount() throws Exception {
    fault("{\"on\": \"POST contacts\", \"kind\": \"status\", \"status\": 503, \"count\": 2}");

    assertThat(dialer.get("/adminapi/campaign/1/contacts").statusCode()).isEqualTo(200);
    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(503);
    assertThat(dialer.control("GET", "/faults", "").at("/0/struck").asInt()).isEqualTo(1);
    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(503);
    assertThat(dialer.post(1, contacts("A1,11")).statusCode()).isEqualTo(200);
    assertThat(dialer.control("GET", "/faults", "")).isEmpty();
  }

  @Test
  void aProbabilityHitsSomeAndSparesSome() throws Exception {
    fault(
        "{\"on\": \"GET campaigns\", \"kind\": \"status\", \"status\": 503, \"probability\": 0.5}");

    int failures = 0;
    for (int i = 0; i < 100; i++) {
      failures += dialer.get("/adminapi/campaign").statusCode() == 503 ? 1 : 0;
    }
    assertThat(failures).isBetween(20, 80);
  }

  @Test
  void aConnectionIsIdleAgainAfterADelay(@TempDir Path data) throws Exception {
    try (var idle = RunningDialer.start(data, "--idle-timeout=200");
        Socket socket = new Socket("127.0.0.1", idle.port())) {
      idle.control("POST", "/faults", "{\"kind\": \"delay\", \"delayMs\": 400}");
      socket
          .getOutputStream()
          .write("GET /adminapi/campaign HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
      socket.setSoTimeout(120_000);

      assertThat(new String(socket.getInputStream().readAllBytes())).contains("401");
    }
  }

  @Test
  void aFaultCanBeRemovedById() throws Exception {
    int id = dialer.control("POST", "/faults", "{\"kind\": \"refuseLogin\"}").get("id").asInt();
    dialer.control("DELETE", "/faults/" + id, "");

    assertThat(dialer.get("/adminapi/campaign").statusCode()).isEqualTo(200);
    assertThat(dialer.controlResponse("DELETE", "/faults/" + id, "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"kind\": \"fire\"}",
        "{\"kind\": \"reset\", \"on\": \"GET nothing\"}",
        "{\"kind\": \"reset\", \"on\": \"JDBC\"}",
        "{\"kind\": \"reset\", \"probability\": 2}",
        "{\"kind\": \"reset\", \"count\": 0}",
        "{\"kind\": \"delay\"}",
        "{\"kind\": \"status\", \"status\": 42}",
        "{\"kind\": \"reset\", \"colour\": \"red\"}",
      })
  void aFaultThatMakesNoSenseIsRefused(String json) throws Exception {
    HttpResponse<String> answer = dialer.controlResponse("POST", "/faults", json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("error");
    assertThat(dialer.control("GET", "/faults", "")).isEmpty();
  }

  @Test
  void aRestartDropsConnectionsAndComesBackOnTheSamePorts() throws Exception {
    try (var jdbc = dialer.jdbc();
        Socket rest = new Socket("127.0.0.1", dialer.port())) {
      rest.setSoTimeout(120_000);
      // An answer: from now on it is the server's, and not in the system's queue.
      rest.getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(rest.getInputStream().read()).isPositive();

      dialer.control("POST", "/restart", "{\"downMs\": 50}");

      rest.getInputStream().readAllBytes();
      assertThatThrownBy(() -> jdbc.createStatement().executeQuery("SELECT 1"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(dialer.get("/adminapi/campaign").statusCode()).isEqualTo(200);
    assertThat(dialer.count("1 = 0")).isZero();
  }
}
