package org.ecm.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateAnswerIT {

  @Test
  void whoGivesUpWaitingLeavesNoLocks() throws IOException {
    assertThat(run(List.of("-javaagent:" + System.getProperty("agent")))).isEqualTo("free");
  }

  /** If this one fails, H2 has learnt it, and the guard of its connections can go. */
  @Test
  void withoutTheGuardTheLockStays() throws IOException {
    assertThat(run(List.of())).isEqualTo("locked");
  }

  private static String run(List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LateAnswer.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes()).strip();
  }
}
