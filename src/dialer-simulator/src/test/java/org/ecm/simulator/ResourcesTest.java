package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ecm.simulator.RunningDialer.basic;
import static org.ecm.simulator.RunningDialer.contacts;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourcesTest {
  private static RunningDialer dialer;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    dialer =
        RunningDialer.start(
            data, "--campaign=Reminders", "--campaign=Offers:AGENT", "--idle-timeout=300");
    dialer.control("POST", "/pause", "");
  }

  @AfterAll
  static void stop() throws Exception {
    dialer.close();
  }

  @BeforeEach
  void empty() throws Exception {
    dialer.send(dialer.rest("/adminapi/campaign/1/contacts").DELETE());
  }

  @Test
  void campaignsAreListedInXmlAndJson() throws Exception {
    assertThat(dialer.get("/adminapi/campaign").body())
        .contains("<campaignName>Reminders</campaignName>", "<campaignType>AGENT</campaignType>");

    var json = dialer.send(dialer.rest("/adminapi/campaign").header("Accept", "application/json"));
    var campaigns = RunningDialer.JSON.readTree(json.body()).get("campaign");
    assertThat(campaigns).hasSize(2);
    assertThat(campaigns.get(0).get("self").asText()).endsWith("/adminapi/campaign/1");
  }

  @Test
  void aCampaignCountsItsPendingContacts() throws Exception {
    dialer.post(1, contacts("A1,1", "A2,2"));

    assertThat(dialer.get("/adminapi/campaign/1").body())
        .contains("<campaignId>1</campaignId>", "<pendingContacts>2</pendingContacts>");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /adminapi/campaign/99, 404",
    "GET, /adminapi/campaign/99/contacts, 404",
    "POST, /adminapi/campaign/99/contacts, 404",
    "GET, /adminapi/nothing, 404",
    "GET, /, 404",
    "PUT, /adminapi/campaign, 405",
    "DELETE, /adminapi/campaign/1, 405",
    "PUT, /adminapi/campaign/1/contacts, 405",
    "POST, /adminapi/campaign/1/contacts/status, 405",
    "GET, /adminapi/campaign/1/contacts?q=ACTIVE, 400",
    "GET, /adminapi/campaign/1/contacts?q=CLOSED, 400",
    "PUT, /adminapi/campaign/1, 400",
  })
  void otherRequestsAreRefusedWithTheirStatus(String method, String path, int status)
      throws Exception {
    var request = dialer.rest(path).method(method, BodyPublishers.ofString("<campaign/>"));

    assertThat(dialer.send(request).statusCode()).isEqualTo(status);
  }

  private HttpResponse<String> listWith(String authorization) throws Exception {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + dialer.port() + "/adminapi/campaign"));
    return dialer.send(
        authorization == null ? request : request.header("Authorization", authorization));
  }

  @Test
  void everyRequestNeedsTheAdministratorsLogin() throws Exception {
    assertThat(listWith(null).statusCode()).isEqualTo(401);
    assertThat(listWith(null).headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Basic");
    assertThat(listWith(basic("fake-admin", "wrong")).statusCode()).isEqualTo(401);
    assertThat(listWith(basic("fake-supervisor", "fake-password")).statusCode()).isEqualTo(403);
    assertThat(listWith(basic("fake-admin", "fake-password")).statusCode()).isEqualTo(200);
  }

  @Test
  void pendingContactsComeBackInTheShortShape() throws Exception {
    dialer.post(1, "Account Number,Last Name,Phone1,Phone3\nA1,\"Doe, \"\"J\"\"\",11,13");

    assertThat(dialer.get("/adminapi/campaign/1/contacts").body())
        .contains(
            "account number, first name, last name, phone1, phone2, phone3, dial time\n"
                + "A1, , \"Doe, \"\"J\"\"\", 11, 13, , </csvdata>");
  }

  @Test
  void contactsOfAStatusComeBackInTheLongShape() throws Exception {
    dialer.post(1, contacts("A1,11"));

    assertThat(dialer.get("/adminapi/campaign/1/contacts?q=PENDING").body())
        .contains("call result, callback number, call status, call result 01")
        .contains("\nA1, , , 11, , , , 0, , 1, 0, 0, 0, , 0, 0, 0, false, 0</csvdata>");
    assertThat(dialer.get("/adminapi/campaign/1/contacts?q=CALLBACK").body())
        .endsWith("num missed call back\n</csvdata></campaignContacts>");
  }

  @Test
  void aListEndsAtTenThousandRows() throws Exception {
    String numbers =
        IntStream.range(0, 10_001)
            .mapToObj(i -> "" + (100_000 + i))
            .collect(Collectors.joining("\n"));
    dialer.post(1, "Phone1\n" + numbers);

    assertThat(dialer.get("/adminapi/campaign/1/contacts").body().lines())
        .filteredOn(line -> line.startsWith(", , , 1"))
        .hasSize(10_000);
    assertThat(dialer.count("campaignID = 1")).isEqualTo(10_001);
  }

  @Test
  void deleteTakesAllContactsOfOneCampaign() throws Exception {
    dialer.post(1, contacts("A1,11", "A2,12"));
    dialer.post(2, contacts("B1,21"));

    assertThat(dialer.send(dialer.rest("/adminapi/campaign/1/contacts").DELETE()).statusCode())
        .isEqualTo(200);
    assertThat(dialer.count("campaignID = 1")).isZero();
    assertThat(dialer.count("accountNumber = 'B1'")).isEqualTo(1);
  }

  @Test
  void anIdleConnectionIsClosedByTheServer() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", dialer.port())) {
      socket.setSoTimeout(120_000);

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anUploadThatEndsEarlyLeavesNothing() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", dialer.port())) {
      OutputStream out = socket.getOutputStream();
      String body = RunningDialer.xml(contacts("A1,11"), "true");
      out.write(
          ("POST /adminapi/campaign/1/contacts HTTP/1.1\r\nHost: x\r\nContent-Type: application/xml\r\n"
                  + "Authorization: "
                  + RunningDialer.AUTHORIZATION
                  + "\r\nContent-Length: "
                  + (body.length() + 10)
                  + "\r\n\r\n"
                  + body)
              .getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.setSoTimeout(120_000);
      try (InputStream in = socket.getInputStream()) {
        in.readAllBytes();
      }
    }

    assertThat(dialer.count("campaignID = 1")).isZero();
  }

  @Test
  void theReaderSeesTheDialingListAndNothingElse() throws Exception {
    assertThat(dialer.rows("SELECT * FROM DialingListHistory")).isEmpty();
    for (String sql :
        new String[] {
          "SELECT * FROM Campaign",
          "UPDATE DialingList SET callStatus = 3",
          "DROP TABLE DialingList"
        }) {
      try (var connection = dialer.jdbc();
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(sql))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("rights");
      }
    }
  }
}
