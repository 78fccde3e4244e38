package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.ecm.simulator.RunningDialer.contacts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir Path data;
  private Path log;

  @BeforeEach
  void someCallsAndAMidnight() throws Exception {
    log = data.resolve("log.jsonl");
    try (RunningDialer dialer = RunningDialer.start(data, "--mix=voice=1")) {
      dialer.post(1, contacts("A1,11", "A2,12"));
      await().untilAsserted(() -> assertThat(dialer.count("callStatus = 3")).isEqualTo(2));
      dialer.control("POST", "/midnight", "");
      dialer.enable(2, false);
      dialer.post(2, contacts("B1,21"));
    }
  }

  private void assertAsBefore() throws Exception {
    try (RunningDialer dialer = RunningDialer.start(data)) {
      Agreement.check(dialer);
      assertThat(dialer.rows("SELECT accountNumber FROM DialingListHistory ORDER BY 1"))
          .extracting(row -> row.get("accountNumber"))
          .containsExactly("A1", "A2");
      assertThat(dialer.count("accountNumber = 'B1' AND callStatus = 1")).isEqualTo(1);
      assertThat(dialer.get("/adminapi/campaign/2").body()).contains("<enabled>false</enabled>");
      assertThat(dialer.state().at("/totals/dialled").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aStartAfterACleanEndChangesNothing() throws Exception {
    long size = Files.size(log);

    assertAsBefore();
    assertThat(Files.size(log)).isEqualTo(size);
  }

  @Test
  void lostTablesAreRebuiltFromTheLog() throws Exception {
    Files.delete(data.resolve("db_cra.mv.db"));

    assertAsBefore();
  }

  @Test
  void damagedTablesAreRebuiltFromTheLog() throws Exception {
    Files.writeString(data.resolve("db_cra.mv.db"), "not a database".repeat(1_000));

    assertAsBefore();
  }

  @Test
  void aChangeOfWhichOnlyPartWasWrittenNeverHappened() throws Exception {
    long size = Files.size(log);
    String line =
        "{\"seq\":%d,\"time\":\"2026-01-05T10:00:00Z\",\"more\":true,\"type\":\"accepted\","
            + "\"campaign\":2,\"record\":%d,\"accountNumber\":\"X\",\"phones\":[\"1\"]}%n";
    int seq = Files.readAllLines(log).size();
    String torn = line.formatted(seq + 1, 2_000_001) + line.formatted(seq + 2, 2_000_002);
    Files.writeString(log, torn.substring(0, torn.length() - 20), StandardOpenOption.APPEND);

    assertAsBefore();
    assertThat(Files.size(log)).isEqualTo(size);
  }

  @Test
  void aChangeThatTheTablesMissedIsMadeUp() throws Exception {
    int seq = Files.readAllLines(log).size();
    String line =
        "{\"seq\":%d,\"time\":\"2026-01-05T10:00:00Z\",\"type\":\"accepted\",\"campaign\":2,"
            + "\"record\":2000001,\"accountNumber\":\"X\",\"phones\":[\"1\"]}%n";
    Files.writeString(log, line.formatted(seq + 1), StandardOpenOption.APPEND);

    try (RunningDialer dialer = RunningDialer.start(data)) {
      assertThat(
              dialer.count("accountNumber = 'X' AND createdAt = TIMESTAMP '2026-01-05 10:00:00'"))
          .isEqualTo(1);
      Agreement.check(dialer);
    }
  }

  @Test
  void aLogThatIsTooShortForTheTablesIsRefused() throws Exception {
    Files.writeString(log, "");

    assertThatThrownBy(() -> RunningDialer.start(data).close())
        .hasMessageContaining("shorter than the tables know");
  }

  @Test
  void twoSimulatorsCannotShareAFolder() throws Exception {
    try (RunningDialer first = RunningDialer.startProcess(data)) {
      assertThatThrownBy(() -> RunningDialer.start(data).close())
          .hasMessageContaining("already in use");
      Agreement.check(first);
    }
  }
}
