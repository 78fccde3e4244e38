package org.ecm.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.ecm.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulseTest {

  @TempDir Path data;

  private final NodeIdentity self = new NodeIdentity("node1", "a-1");
  private final Mandates mandates =
      new Mandates(
          self,
          new JdbcMandateStore(TestDatabase.migrated()),
          MandateTimes.DEFAULT,
          Monotonic.SYSTEM);
  private boolean ready;
  private Path file;
  private Pulse pulse;

  @BeforeEach
  void make() {
    file = data.resolve("ecm-pulse");
    pulse = new Pulse(file, () -> ready, mandates);
  }

  @Test
  void aPulseTellsWhoBeatsAndThatItIsNotReadyYet() throws Exception {
    pulse.beat();
    assertThat(said())
        .containsOnlyKeys("incarnation", "pid", "beat", "ready", "database", "mandates-ms")
        .containsEntry("incarnation", "a-1")
        .containsEntry("pid", String.valueOf(ProcessHandle.current().pid()))
        .containsEntry("beat", "1")
        .containsEntry("ready", "0")
        .containsEntry("database", "0")
        .containsEntry("mandates-ms", "0");
  }

  @Test
  void aPulseGoesOnAndFollowsWhatItIsAsked() throws Exception {
    pulse.beat();
    ready = true;
    mandates.enter("contact-feed");
    mandates.turn();
    pulse.beat();
    assertThat(said())
        .containsEntry("beat", "2")
        .containsEntry("ready", "1")
        .containsEntry("database", "1");
  }

  @Test
  void aReaderSeesWholeLinesOnly() throws Exception {
    Thread beating = new Thread(pulse);
    Awaitility.setDefaultPollInterval(java.time.Duration.ofMillis(1));
    beating.start();
    Awaitility.await().until(() -> Files.exists(file));
    Awaitility.await()
        .until(
            () -> {
              assertThat(Files.readString(file))
                  .matches("incarnation=a-1 pid=.*mandates-ms=\\d+\n");
              return Integer.parseInt(said().get("beat")) >= 5;
            });
    pulse.end();
    beating.join();
    Awaitility.reset();
  }

  @Test
  void afterItsEndThereIsNoPulse() {
    pulse.beat();
    pulse.end();
    assertThat(pulse.beat()).isFalse();
    assertThat(data).isEmptyDirectory();
  }

  private Map<String, String> said() throws Exception {
    return Arrays.stream(Files.readString(file).strip().split(" "))
        .map(pair -> pair.split("="))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }
}
