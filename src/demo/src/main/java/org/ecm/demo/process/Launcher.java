package org.ecm.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The repository's {@code ecm} script, by which nodes are started: as a user would.
 *
 * @param root the repository
 */
public record Launcher(Path root) {

  /** The repository that a directory lies in. */
  public static Launcher above(Path directory) {
    for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("ecm")) && Files.exists(at.resolve("wildfly-config"))) {
        return new Launcher(at);
      }
    }
    throw new ProcessFailedException("Run this inside ECM's repository, not in " + directory);
  }

  /**
   * Runs a command of the script to its end.
   *
   * @param environment added to this process's own
   * @param output gets what it prints
   * @param seconds after which it is killed
   * @throws ProcessFailedException if it does not end well, with what it printed
   */
  void run(List<String> arguments, Map<String, String> environment, Path output, long seconds) {
    List<String> command = new ArrayList<>();
    command.add(root.resolve("ecm").toString());
    command.addAll(arguments);
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(root.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new ProcessFailedException(
            "./ecm %s did not end within %d s:%n%s"
                .formatted(String.join(" ", arguments), seconds, Files.readString(output)));
      }
      if (process.exitValue() != 0) {
        throw new ProcessFailedException(
            "./ecm %s failed:%n%s"
                .formatted(String.join(" ", arguments), Files.readString(output)));
      }
    } catch (IOException e) {
      throw new ProcessFailedException("./ecm could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailedException("Interrupted while ./ecm was running", e);
    }
  }
}
