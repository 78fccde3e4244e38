package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecm.simulator.RunningDialer.contacts;
import static org.ecm.simulator.RunningDialer.xml;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverwriteTest {

  @Test
  void theOtherReadingOfTheGuideOverwritesTheStoredContact(@TempDir Path data) throws Exception {
    try (var dialer = RunningDialer.start(data, "--duplicates=OVERWRITE")) {
      dialer.control("POST", "/pause", "");
      dialer.post(1, contacts("A1,11"));
      dialer.send(dialer.posting(1, "application/xml", xml(contacts("A2,11"), "false")));

      assertThat(dialer.rows("SELECT accountNumber FROM DialingList"))
          .extracting(row -> row.get("accountNumber"))
          .containsExactly("A2");
      assertThat(dialer.log("overwritten")).hasSize(1);
    }
  }
}
