package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ecm.simulator.RunningDialer.contacts;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidnightTest {
  @TempDir Path data;
  private RunningDialer dialer;

  private void start(String... options) throws Exception {
    dialer = RunningDialer.start(data, options);
  }

  @AfterEach
  void stop() throws Exception {
    dialer.close();
  }

  private void awaitRows(int number, String condition) {
    await().untilAsserted(() -> assertThat(dialer.count(condition)).isEqualTo(number));
  }

  @Test
  void midnightMovesClosedAndMaxCallsRowsToTheHistory() throws Exception {
    start("--mix=voice=1,noanswer=1");
    String[] lines = new String[20];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "A" + i + "," + (1000 + i);
    }
    dialer.post(1, contacts(lines));
    awaitRows(20, "callStatus IN (3, 5)");
    dialer.enable(1, false);
    dialer.post(1, contacts("B1,99"));
    var before = dialer.rows("SELECT * FROM DialingList WHERE phone01 <> '99' ORDER BY 1");

    dialer.control("POST", "/midnight", "");

    assertThat(dialer.rows("SELECT * FROM DialingListHistory ORDER BY 1")).isEqualTo(before);
    assertThat(dialer.rows("SELECT accountNumber FROM DialingList"))
        .extracting(row -> row.get("accountNumber"))
        .containsExactly("B1");
    assertThat(dialer.log("moved"))
        .singleElement()
        .matches(line -> line.get("campaign").asInt() == 1 && line.get("records").size() == 20);
  }

  @Test
  void aPhoneDialledBeforeMidnightIsNoDuplicateAfterIt() throws Exception {
    start("--mix=voice=1");
    dialer.post(1, contacts("A1,11"));
    awaitRows(1, "callStatus = 3");
    String again = RunningDialer.xml(contacts("A2,11"), "false");

    dialer.send(dialer.posting(1, "application/xml", again));
    assertThat(dialer.log("dropped")).hasSize(1);

    dialer.control("POST", "/midnight", "");
    dialer.send(dialer.posting(1, "application/xml", again));
    assertThat(dialer.log("dropped")).hasSize(1);
    assertThat(dialer.accepted()).isEqualTo(2);
  }

  @Test
  void midnightClosesMissedCallbacks() throws Exception {
    start("--mix=callback=1", "--speed=50", "--callback-delay=0", "--callback-limit=0");
    dialer.post(1, contacts("A1,11"));
    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(1));
    dialer.control("POST", "/pause", "");
    awaitRows(1, "callStatus = 4");

    await()
        .untilAsserted(
            () -> {
              dialer.control("POST", "/midnight", "");
              assertThat(dialer.rows("SELECT * FROM DialingListHistory"))
                  .singleElement()
                  .satisfies(
                      row ->
                          assertThat(row)
                              .containsEntry("callResult", "14")
                              .containsEntry("numMissedCallback", "1"));
            });
  }

  @Test
  void callsUnderWayAtFailoverAreLostAndDialledAgainWithAFlag() throws Exception {
    start("--mix=voice=1", "--ports=4", "--speed=0.01", "--standby-delay=100");
    dialer.post(1, contacts("A1,11", "A2,12", "A3,13", "A4,14", "A5,15"));
    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(4));

    dialer.control("POST", "/failover", "{\"assumed\": 0.25}");
    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(8));

    assertThat(dialer.log("dialled"))
        .filteredOn(line -> line.path("redial").asBoolean())
        .hasSize(3);
    assertThat(dialer.log("dialled"))
        .filteredOn(line -> line.get("accountNumber").asText().equals("A5"))
        .singleElement()
        .matches(line -> !line.has("redial"));
    assertThat(dialer.log("result"))
        .singleElement()
        .matches(line -> line.get("assumed").asBoolean() && line.get("result").asInt() == 1);
    assertThat(dialer.count("callStatus = 3 AND callResult = 1")).isEqualTo(1);
    assertThat(dialer.state().at("/totals/redialled").asInt()).isEqualTo(3);
  }

  @Test
  void withoutAStandbyUnknownContactsWaitForMidnight() throws Exception {
    start("--mix=voice=1", "--ports=1", "--speed=0.01", "--standby-delay=-1");
    dialer.post(1, contacts("A1,11"));
    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(1));

    dialer.control("POST", "/failover", "{\"assumed\": 0}");
    assertThat(dialer.count("callStatus = 7")).isEqualTo(1);
    assertThat(dialer.get("/adminapi/campaign/1/contacts?q=UNKNOWN").body()).contains("\nA1,");

    dialer.control("POST", "/midnight", "");
    awaitRows(1, "callStatus = 2");
    assertThat(dialer.state().at("/totals/redialled").asInt()).isEqualTo(1);
  }

  @Test
  void aRestartLosesCallsUnderWayToo() throws Exception {
    start("--mix=voice=1", "--ports=1", "--speed=0.01", "--standby-delay=0");
    dialer.post(1, contacts("A1,11"));
    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(1));

    dialer.control("POST", "/restart", "");

    await().untilAsserted(() -> assertThat(dialer.log("dialled")).hasSize(2));
    assertThat(dialer.log("dialled").get(1).get("redial").asBoolean()).isTrue();
  }
}
