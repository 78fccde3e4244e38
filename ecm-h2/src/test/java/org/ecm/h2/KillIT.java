package org.ecm.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process in whose H2 six writers are at work, again and again, and looks each time whether
 * the file is whole and holds all that was acknowledged.
 *
 * <p>{@code -Dkill.count=200} for many kills. {@code -Dkill.guard=false} shows what happens without
 * the agent.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("kill.count", 5);
  private static final boolean GUARD =
      Boolean.parseBoolean(System.getProperty("kill.guard", "true"));

  @TempDir Path directory;

  @Test
  void aKilledProcessLeavesItsDatabaseWhole() throws Exception {
    long seed = Long.getLong("kill.seed", System.nanoTime());
    Random random = new Random(seed);
    System.out.println("seed " + seed);
    List<String> damaged = new ArrayList<>();
    long commits = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Path file = directory.resolve("kill" + (kill - 1) / 5);
      List<String> acknowledged = runAndKill(file, 200 + random.nextInt(600));
      commits += acknowledged.size();
      List<String> findings = inspect(file, acknowledged);
      if (!findings.isEmpty()) {
        damaged.add("kill " + kill + ": " + findings);
        System.out.println(damaged.get(damaged.size() - 1));
        kill += 4 - (kill - 1) % 5; // what is broken is not killed again
      }
    }
    System.out.printf(
        "%d kills, %d acknowledged commits, damaged: %d%n", KILLS, commits, damaged.size());
    assertThat(damaged).isEmpty();
  }

  /** Kills after so many acknowledged commits; what was acknowledged until the process was gone. */
  private static List<String> runAndKill(Path file, int commits)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    // A killed process leaves its temporary files: they go with the test's directory.
    command.add("-Djava.io.tmpdir=" + file.getParent());
    if (GUARD) {
      command.add("-javaagent:" + System.getProperty("agent"));
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            BusyDatabase.class.getName(),
            file.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      String line;
      while ((line = reader.readLine()) != null) {
        acknowledged.add(line);
        if (acknowledged.size() == commits) {
          process.toHandle().destroyForcibly(); // unlike the process, leaves the stream open
        }
      }
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(acknowledged).as("commits before the kill").hasSizeGreaterThanOrEqualTo(commits);
    // A line that the kill cut in two
    return acknowledged.subList(0, acknowledged.size() - 1);
  }

  private static List<String> inspect(Path file, List<String> acknowledged) throws SQLException {
    try (Inspection inspection = new Inspection(file)) {
      return inspection.findings(acknowledged);
    } catch (SQLException e) {
      return List.of("cannot be read: " + e);
    }
  }
}
