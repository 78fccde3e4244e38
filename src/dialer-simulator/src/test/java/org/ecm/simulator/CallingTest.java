package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ecm.simulator.RunningDialer.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallingTest {
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

  private List<String> numbersDialled() throws Exception {
    return dialer.log("dialled").stream().map(line -> line.get("number").asText()).toList();
  }

  @Test
  void aCallIsLoggedBeforeItsResultAndTheRowIsUpdatedInPlace() throws Exception {
    start("--mix=voice=1");
    dialer.post(1, contacts("A1,11"));
    awaitRows(1, "callStatus = 3");

    assertThat(dialer.rows("SELECT * FROM DialingList"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("callResult", "1")
                    .containsEntry("callResult01", "1")
                    .containsEntry("callsMade", "1")
                    .containsEntry("callsMadeToPhone01", "1")
                    .containsEntry("lastNumberDialed", "11"));
    assertThat(dialer.log("accepted", "fetched", "dialled", "result"))
        .extracting(line -> line.get("type").asText())
        .containsExactly("accepted", "fetched", "dialled", "result");
    JsonNode result = dialer.log("result").get(0);
    assertThat(result.get("status").asInt()).isEqualTo(3);
    assertThat(result.get("result").asInt()).isEqualTo(1);
  }

  @Test
  void timesAreWholeSeconds() throws Exception {
    start("--mix=voice=1");
    dialer.post(1, contacts("A1,11"));
    awaitRows(1, "callStatus = 3");

    assertThat(dialer.rows("SELECT createdAt, updatedAt FROM DialingList").get(0).values())
        .allMatch(time -> time.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d"));
  }

  @Test
  void invalidNumbersLeadThroughAllPhones() throws Exception {
    start("--mix=invalid=1");
    dialer.post(1, "Phone1,Phone2,Phone3\n11,12,13");
    awaitRows(1, "callStatus = 3 AND callResult01 = 4 AND callResult02 = 4 AND callResult03 = 4");

    assertThat(numbersDialled()).containsExactly("11", "12", "13");
    assertThat(dialer.count("callsMade = 3 AND callsMadeToPhone02 = 1")).isEqualTo(1);
  }

  @Test
  void noAnswerStaysWithTheFirstPhoneAndIsRetriedAsConfigured() throws Exception {
    start("--mix=noanswer=1", "--max-attempts=3", "--retry-delay=noanswer=60");
    dialer.post(1, "Phone1,Phone2\n11,12");
    awaitRows(1, "callStatus = 5 AND callResult = 15 AND callsMadeToPhone01 = 3 AND retries = 2");

    assertThat(numbersDialled()).containsExactly("11", "11", "11");
    assertThat(dialer.log("result"))
        .extracting(line -> line.get("status").asInt())
        .containsExactly(8, 8, 5);
  }

  @Test
  void aCallbackIsKeptAndDialledByTheDialerItself() throws Exception {
    start("--mix=callback=1,voice=1", "--seed=3");
    String[] lines = new String[20];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "A" + i + "," + (1000 + i);
    }
    dialer.post(1, contacts(lines));
    awaitRows(20, "callStatus = 3");

    JsonNode asked =
        dialer.log("result").stream()
            .filter(line -> line.get("result").asInt() == 8)
            .findFirst()
            .orElseThrow();
    assertThat(asked.get("status").asInt()).isEqualTo(4);
    assertThat(dialer.log("dialled"))
        .filteredOn(line -> line.get("record").equals(asked.get("record")))
        .hasSizeGreaterThan(1)
        .allMatch(line -> line.get("number").equals(asked.get("number")));
  }

  @Test
  void aWaitingCallbackShowsInTheRowAndInTheListOfCallbacks() throws Exception {
    start("--mix=callback=1", "--callback-delay=100000");
    dialer.post(1, contacts("A1,11"));
    awaitRows(1, "callStatus = 4 AND callbackNumber = '11' AND callbackDateTime > updatedAt");

    assertThat(dialer.get("/adminapi/campaign/1/contacts?q=CALLBACK").body())
        .contains("\nA1, , , 11, , , , 8, 11, 4, 8,");
  }

  @Test
  void pauseHoldsAcceptedContactsAndResumeLetsThemGo() throws Exception {
    start("--mix=voice=1");
    dialer.control("POST", "/pause", "");
    dialer.post(1, contacts("A1,11", "A2,12"));
    dialer.control("POST", "/midnight", "");
    assertThat(dialer.count("callStatus = 1")).isEqualTo(2);

    dialer.control("POST", "/resume", "");
    awaitRows(2, "callStatus = 3");
  }

  @Test
  void aDisabledCampaignGetsItsFetchedContactsBackAsPending() throws Exception {
    start("--mix=voice=1", "--ports=1", "--speed=0.01");
    dialer.post(1, contacts("A1,11", "A2,12", "A3,13", "A4,14"));
    awaitRows(2, "callStatus = 2");

    assertThat(dialer.enable(1, false).statusCode()).isEqualTo(200);

    assertThat(dialer.count("callStatus = 1")).isEqualTo(3);
    assertThat(dialer.count("callStatus = 2")).isEqualTo(1);
    assertThat(dialer.log("recalled")).hasSize(1);
    assertThat(dialer.get("/adminapi/campaign/1").body()).contains("<enabled>false</enabled>");

    dialer.control("POST", "/speed", "{\"speed\": 5000}");
    dialer.enable(1, true);
    awaitRows(1, "callStatus = 2 AND accountNumber = 'A2'");
  }

  @Test
  void otherCampaignsGoOnWhenOneIsDisabled() throws Exception {
    start("--mix=voice=1");
    dialer.enable(1, false);
    dialer.post(1, contacts("A1,11"));
    dialer.post(2, contacts("B1,21"));
    awaitRows(1, "callStatus = 3 AND campaignID = 2");

    assertThat(dialer.count("callStatus = 1 AND campaignID = 1")).isEqualTo(1);
  }

  @Test
  void noMoreCallsAtOnceThanPorts() throws Exception {
    start("--mix=voice=1", "--ports=3", "--speed=0.01");
    dialer.post(1, contacts("A1,11", "A2,12", "A3,13", "A4,14", "A5,15"));

    await()
        .untilAsserted(() -> assertThat(dialer.state().at("/engine/calls").asInt()).isEqualTo(3));
    assertThat(dialer.log("dialled")).hasSize(3);
  }

  @Test
  void theStateCountsByCampaignAndStatus() throws Exception {
    start("--mix=voice=1");
    dialer.post(1, contacts("A1,11", "A2,12"));
    awaitRows(2, "callStatus = 3");

    JsonNode state = dialer.state();
    assertThat(state.at("/totals/accepted").asInt()).isEqualTo(2);
    assertThat(state.at("/totals/dialled").asInt()).isEqualTo(2);
    assertThat(state.at("/totals/results").asInt()).isEqualTo(2);
    assertThat(dialer.control("GET", "/totals", "")).isEqualTo(state.get("totals"));
    assertThat(state.at("/campaigns/0/live/CLOSED").asInt()).isEqualTo(2);
  }
}
