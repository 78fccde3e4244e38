package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out from the log alone what the tables must hold, in another way than the simulator does,
 * and compares.
 */
final class Agreement {
  private record Row(String accountNumber, int status, int result, int callsMade) {}

  private Agreement() {}

  static void check(RunningDialer dialer) throws Exception {
    List<JsonNode> log = dialer.log();
    for (int i = 0; i < log.size(); i++) {
      assertThat(log.get(i).get("seq").asInt()).isEqualTo(i + 1);
    }
    assertThat(tables(dialer)).isEqualTo(rowsByLog(log));
    assertNoneDialledTwice(log);
  }

  private static Map<Long, Row> rowsByLog(List<JsonNode> log) {
    Map<Long, Row> rows = new HashMap<>();
    for (JsonNode line : log) {
      Long record = line.path("record").asLong();
      switch (line.get("type").asText()) {
        case "accepted" -> rows.put(record, new Row(line.get("accountNumber").asText(), 1, 0, 0));
        case "fetched" -> line.get("records").forEach(id -> setStatus(rows, id.asLong(), 2));
        case "recalled" -> line.get("records").forEach(id -> setStatus(rows, id.asLong(), 1));
        case "result" ->
            rows.computeIfPresent(
                record,
                (id, row) ->
                    new Row(
                        row.accountNumber(),
                        line.get("status").asInt(),
                        line.get("result").asInt(),
                        row.callsMade() + 1));
        case "interrupted" -> changeStatus(rows, 2, 7);
        case "online" -> changeStatus(rows, 7, 1);
        case "midnight" -> changeStatus(rows, 7, 1);
        default -> {}
      }
    }
    return rows;
  }

  private static void setStatus(Map<Long, Row> rows, long record, int status) {
    rows.computeIfPresent(
        record, (id, row) -> new Row(row.accountNumber(), status, row.result(), row.callsMade()));
  }

  private static void changeStatus(Map<Long, Row> rows, int from, int to) {
    rows.replaceAll(
        (id, row) ->
            row.status() == from
                ? new Row(row.accountNumber(), to, row.result(), row.callsMade())
                : row);
  }

  private static Map<Long, Row> tables(RunningDialer dialer) throws Exception {
    Map<Long, Row> rows = new HashMap<>();
    String columns = "SELECT dialingListID, accountNumber, callStatus, callResult, callsMade FROM ";
    for (var row :
        dialer.rows(columns + "DialingList UNION ALL " + columns + "DialingListHistory")) {
      rows.put(
          Long.parseLong(row.get("dialingListID")),
          new Row(
              row.get("accountNumber"),
              Integer.parseInt(row.get("callStatus")),
              Integer.parseInt(row.get("callResult")),
              Integer.parseInt(row.get("callsMade"))));
    }
    return rows;
  }

  /** With one phone, one attempt and no callbacks, only a lost call is placed again. */
  private static void assertNoneDialledTwice(List<JsonNode> log) {
    Set<Long> open = new HashSet<>();
    Set<Long> done = new HashSet<>();
    for (JsonNode line : log) {
      Long record = line.path("record").asLong();
      if (line.get("type").asText().equals("dialled")) {
        assertThat(done).doesNotContain(record);
        assertThat(open.add(record)).isEqualTo(!line.path("redial").asBoolean());
      } else if (line.get("type").asText().equals("result")) {
        done.add(record);
      }
    }
  }
}
