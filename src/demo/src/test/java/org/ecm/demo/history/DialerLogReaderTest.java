package org.ecm.demo.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.ecm.demo.history.DialerLog.Accepted;
import org.ecm.demo.history.DialerLog.Dialled;
import org.ecm.demo.history.DialerLog.Ended;
import org.ecm.demo.history.DialerLog.Mangled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialerLogReaderTest {
  @TempDir Path dir;

  @Test
  void linesBecomeEntriesAndAnUnfinishedLastLineIsLeftOut() throws IOException {
    DialerLog log =
        read(
            """
            {"seq":1,"time":"2026-11-02T10:00:00Z","type":"campaign","campaign":1,"name":"Demo"}
            {"seq":2,"time":"2026-11-02T10:00:01Z","more":true,"type":"accepted","campaign":1,"record":5,"accountNumber":"A1","phones":["12125550101"]}
            {"seq":3,"time":"2026-11-02T10:00:01Z","type":"dropped","campaign":1,"accountNumber":"A2","phones":["12125550102"]}
            {"seq":4,"time":"2026-11-02T10:00:02Z","type":"dialled","campaign":1,"record":5,"accountNumber":"A1","number":"12125550101","phone":1,"redial":true}
            {"seq":5,"time":"2026-11-02T10:00:03Z","type":"result","campaign":1,"record":5,"accountNumber":"A1","status":8,"result":11}
            {"seq":6,"time":"2026-11-02T10:00:04Z","type":"result","campaign":1,"record":5,"accountNumber":"A1","status":5,"result":11}
            {"seq":7,"time":"2026-11-02T10:00:0""");
    assertThat(log.entries())
        .containsExactly(
            new Accepted(2, "A1", "1", "12125550101"),
            new Mangled(3, "A2", "left out as a duplicate"),
            new Dialled(4, "A1", "12125550101", true, Instant.parse("2026-11-02T10:00:02Z")),
            new Ended(5, "A1", 11, false),
            new Ended(6, "A1", 11, true));
  }

  @Test
  void aLineThatIsNoJsonIsAnErrorAndNotPassedOver() {
    assertThatThrownBy(() -> read("{\"seq\":1,\n")).hasMessageContaining("{\"seq\":1,");
  }

  private DialerLog read(String text) throws IOException {
    return DialerLogReader.read(Files.writeString(dir.resolve("log.jsonl"), text));
  }
}
