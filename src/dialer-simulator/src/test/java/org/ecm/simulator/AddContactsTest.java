package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecm.simulator.RunningDialer.contacts;
import static org.ecm.simulator.RunningDialer.xml;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddContactsTest {
  private static RunningDialer dialer;
  private long logBefore;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    dialer = RunningDialer.start(data, "--capacity=5");
    dialer.control("POST", "/pause", "");
  }

  @AfterAll
  static void stop() throws Exception {
    dialer.close();
  }

  @BeforeEach
  void empty() throws Exception {
    for (int campaign = 1; campaign <= 2; campaign++) {
      dialer.send(dialer.rest("/adminapi/campaign/" + campaign + "/contacts").DELETE());
    }
    logBefore = dialer.logEnd();
  }

  /** Rows stored since this test began, by the log and by the table. */
  private int stored() throws Exception {
    int rows = dialer.count("TRUE");
    assertThat(dialer.logFrom(logBefore, "accepted")).hasSize(rows);
    return rows;
  }

  @Test
  void theDocumentedSampleIsTakenAndAnsweredWithAnEmptyCsvdata() throws Exception {
    var answer =
        dialer.post(
            1,
            """

            Account Number, First Name, Last Name ,Phone1, Phone2, Phone3, Dial Time
            ABCD1234, John , Doe, 1401111, 1402222, 1403333, 12:35
            ABCD1235, Jane , Smith, 1504444, 1505555, 1506666, 12:35
                """);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<campaign name=\"Reminders\"><refURL>http://", "/adminapi/campaign/1</refURL>")
        .contains("<csvdata/>");
    assertThat(dialer.rows("SELECT * FROM DialingList ORDER BY dialingListID").get(0))
        .containsEntry("accountNumber", "ABCD1234")
        .containsEntry("firstName", "John")
        .containsEntry("lastName", "Doe")
        .containsEntry("phone01", "1401111")
        .containsEntry("phone02", "1402222")
        .containsEntry("phone03", "1403333")
        .containsEntry("callStatus", "1")
        .containsEntry("callResult", "0")
        .containsEntry("callsMade", "0");
    assertThat(dialer.logFrom(logBefore, "accepted"))
        .extracting(line -> line.get("accountNumber").asText())
        .containsExactly("ABCD1234", "ABCD1235");
  }

  @Test
  void jsonIsTakenAsTheMappingOfTheXml() throws Exception {
    var answer =
        dialer.send(
            dialer
                .posting(
                    1,
                    "application/json",
                    """
                    {"campaign": {"@name": "Reminders"}, "allowDuplicateContacts": true,
                     "csvdata": "phone1,ACCOUNT number\\n4711,A1"}""")
                .header("Accept", "application/json"));

    assertThat(answer.statusCode()).isEqualTo(200);
    var body = RunningDialer.JSON.readTree(answer.body());
    assertThat(body.at("/campaign/@name").asText()).isEqualTo("Reminders");
    assertThat(body.get("csvdata").asText()).isEmpty();
    assertThat(dialer.count("accountNumber = 'A1' AND phone01 = '4711'")).isEqualTo(1);
  }

  @Test
  void quotedFieldsAndForeignLettersSurvive() throws Exception {
    dialer.post(1, "Last Name,Phone1\n\"Müller, \"\"Zoë\"\" & 李\",4711");

    assertThat(dialer.rows("SELECT lastName FROM DialingList").get(0))
        .containsEntry("lastName", "Müller, \"Zoë\" & 李");
  }

  @Test
  void theLinesOfOneRequestAreOneChange() throws Exception {
    dialer.post(1, contacts("A1,11", "A2,12", "A3,13"));

    assertThat(dialer.logFrom(logBefore))
        .extracting(line -> line.path("more").asBoolean())
        .containsExactly(true, true, false);
  }

  @Test
  void anEmptyMiddlePhoneClosesUp() throws Exception {
    dialer.post(1, "Phone1,Phone2,Phone3\n1,,3");

    assertThat(dialer.count("phone01 = '1' AND phone02 = '3' AND phone03 IS NULL")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Account Number,First Name\nA,B",
        "Phone1,Shoe Size\n1,43",
        "Phone1,phone1\n1,2",
        "Account Number,Phone1\nA0,1\nA1,",
        "Phone1\n1,2",
        "Phone1\n12345678901234567890123456789",
        "Account Number,Phone1\n12345678901234567890123456,1",
        "First Name,Phone1\n123456789012345678901234567890123456789012345678901,1",
        "Phone1,Dial Time\n1,25:00",
      })
  void aListThatBreaksARuleIsRefusedWhole(String csv) throws Exception {
    assertThat(dialer.post(1, csv).statusCode()).isEqualTo(400);
    assertThat(stored()).isZero();
  }

  static Stream<Arguments> malformedBodies() {
    return Stream.of(
        arguments("application/xml", "<campaignContacts><csvdata>"),
        arguments("application/xml", "<contacts><csvdata>Phone1\n1</csvdata></contacts>"),
        arguments("application/xml", "<campaignContacts/>"),
        arguments("application/xml", ""),
        arguments("application/json", "{\"csvdata\": "),
        arguments("application/json", "[]"),
        arguments("application/json", "{\"csvdata\": 7}"));
  }

  @ParameterizedTest
  @MethodSource("malformedBodies")
  void aMalformedBodyIsRefused(String contentType, String body) throws Exception {
    assertThat(dialer.send(dialer.posting(1, contentType, body)).statusCode()).isEqualTo(400);
    assertThat(stored()).isZero();
  }

  @Test
  void externalEntitiesAreNotResolved() throws Exception {
    String body =
        "<!DOCTYPE c [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><campaignContacts><csvdata>Phone1\n"
            + "&e;</csvdata></campaignContacts>";

    assertThat(dialer.send(dialer.posting(1, "application/xml", body)).statusCode()).isEqualTo(400);
    assertThat(stored()).isZero();
  }

  @Test
  void aBodyOverThreeMegabytesIsRefused() throws Exception {
    String csv =
        "Phone1\n"
            + IntStream.range(0, 150_000)
                .mapToObj(i -> "49301" + (10_000_000_000_000_000L + i))
                .collect(Collectors.joining("\n"));

    assertThat(dialer.post(1, csv).statusCode()).isEqualTo(400);
    assertThat(stored()).isZero();
  }

  @Test
  void aCampaignHoldsNoMoreThanItsCapacityOfActiveContacts() throws Exception {
    dialer.post(1, contacts("A1,1", "A2,2", "A3,3"));

    assertThat(dialer.post(1, contacts("A4,4", "A5,5", "A6,6")).statusCode()).isEqualTo(400);
    assertThat(dialer.post(1, contacts("A4,4", "A5,5")).statusCode()).isEqualTo(200);
    assertThat(dialer.post(1, contacts("A6,6")).statusCode()).isEqualTo(400);
    assertThat(dialer.post(2, contacts("B1,1")).statusCode()).isEqualTo(200);
    assertThat(stored()).isEqualTo(6);
  }

  @Test
  void duplicatesAreDroppedSilentlyUnlessTheyAreAllowed() throws Exception {
    dialer.post(1, "Account Number,Phone1,Phone2\nA1,11,12");

    var answer =
        dialer.send(
            dialer.posting(
                1,
                "application/xml",
                xml("Account Number,Phone1,Phone2\nA2,12,\nA3,31,\nA4,41,31", "false")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<csvdata/>");
    assertThat(dialer.rows("SELECT accountNumber FROM DialingList ORDER BY 1"))
        .extracting(row -> row.get("accountNumber"))
        .containsExactly("A1", "A3");
    assertThat(dialer.logFrom(logBefore, "dropped"))
        .extracting(line -> line.get("accountNumber").asText())
        .containsExactly("A2", "A4");
  }

  @Test
  void duplicatesOfAnotherCampaignAreNone() throws Exception {
    dialer.post(1, contacts("A1,11"));
    dialer.send(dialer.posting(2, "application/xml", xml(contacts("A2,11"), "false")));

    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void withoutTheFlagDuplicatesAreNotAllowed() throws Exception {
    String body = "<campaignContacts><csvdata>Phone1\n1\n1</csvdata></campaignContacts>";

    assertThat(dialer.send(dialer.posting(1, "application/xml", body)).statusCode()).isEqualTo(200);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void duplicatesThatAreAllowedAllBecomeRows() throws Exception {
    dialer.post(1, contacts("A1,11", "A2,11"));

    assertThat(dialer.count("phone01 = '11'")).isEqualTo(2);
  }
}
