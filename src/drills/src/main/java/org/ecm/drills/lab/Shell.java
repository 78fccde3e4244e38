package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short commands of the system. */
final class Shell {
  private static final int LIMIT_SECONDS = 20;

  /** What a command printed, and how it ended. */
  record Result(int status, String output) {}

  private Shell() {}

  /**
   * Runs a command to its end; returns what it printed.
   *
   * @throws DrillException if it fails
   */
  static String run(String... command) {
    Result result = attempt(command);
    if (result.status() != 0) {
      throw new DrillException(String.join(" ", command) + " failed: " + result.output().strip());
    }
    return result.output();
  }

  /** Runs a command to its end, which may be a failure. */
  static Result attempt(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new DrillException(String.join(" ", command) + " does not end");
      }
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new DrillException(command[0] + " cannot be run: is it installed?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DrillException("Interrupted in " + String.join(" ", command), e);
    }
  }
}
