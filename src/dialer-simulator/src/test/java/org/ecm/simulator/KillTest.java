package org.ecm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a simulator in its own process, under load. */
class KillTest {
  private static final int KILLS = 3;
  private static final int BATCH = 50;
  private static final String[] OPTIONS = {
    "--mix=voice=1,noanswer=1,machine=1", "--ports=50", "--standby-delay=0"
  };

  @TempDir Path data;

  /** Batches sent, and whether they were acknowledged. */
  private final Map<String, Boolean> batches = new ConcurrentHashMap<>();

  @Test
  void logAndTablesAgreeAfterEveryKill() throws Exception {
    Path log = data.resolve("log.jsonl");
    for (int round = 0; round < KILLS; round++) {
      killUnderLoad(round, log);
    }
    assertThat(batches).containsValue(true);

    try (RunningDialer dialer = RunningDialer.startProcess(data, OPTIONS)) {
      await().untilAsserted(() -> assertThat(dialer.count("callStatus NOT IN (3, 5)")).isZero());
      Agreement.check(dialer);
      assertBatchesWholeOrAbsent(dialer);
    }
  }

  private void killUnderLoad(int round, Path log) throws Exception {
    long killAt = (Files.exists(log) ? Files.size(log) : 0) + 100_000 + 70_001L * round;
    ExecutorService senders = Executors.newFixedThreadPool(2);
    try (RunningDialer dialer = RunningDialer.startProcess(data, OPTIONS)) {
      if (round > 0) {
        dialer.control("POST", "/pause", "");
        await().until(() -> isStill(dialer));
        Agreement.check(dialer);
        dialer.control("POST", "/resume", "");
      }
      for (int sender = 0; sender < 2; sender++) {
        String prefix = "R" + round + "S" + sender + "B";
        senders.submit(() -> sendUntilItDies(dialer, prefix));
      }
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> Files.size(log) > killAt);
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
  }

  private static boolean isStill(RunningDialer dialer) throws Exception {
    JsonNode engine = dialer.state().get("engine");
    return engine.get("online").asBoolean() && engine.get("calls").asInt() == 0;
  }

  private void sendUntilItDies(RunningDialer dialer, String prefix) {
    for (int batch = 0; ; batch++) {
      String name = prefix + batch;
      String csv =
          IntStream.range(0, BATCH)
              .mapToObj(i -> name + "C" + i + "," + (100_000 + i))
              .collect(Collectors.joining("\n", "Account Number,Phone1\n", ""));
      batches.put(name, false);
      try {
        HttpResponse<String> answer = dialer.post(1, csv);
        batches.put(name, answer.statusCode() == 200);
      } catch (Exception e) {
        return;
      }
    }
  }

  private void assertBatchesWholeOrAbsent(RunningDialer dialer) throws Exception {
    Set<String> accounts = new HashSet<>();
    for (var line : dialer.log("accepted")) {
      assertThat(accounts.add(line.get("accountNumber").asText())).isTrue();
    }
    batches.forEach(
        (name, acknowledged) -> {
          long stored =
              IntStream.range(0, BATCH).filter(i -> accounts.contains(name + "C" + i)).count();
          assertThat(stored).isIn(acknowledged ? Set.of((long) BATCH) : Set.of(0L, (long) BATCH));
        });
  }
}
