package org.ecm.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The repository's {@code ecm} script, by which nodes are started: as a user would.
 *
 * @param root the repository
 */
public record Launcher(Path root) {

  /** The repository that a directory lies in. */
  public static Launcher above(Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (Files.isExecutable(at.resolve("ecm")) && Files.exists(at.resolve("wildfly-config"))) {
        return new Launcher(at);
      }
    }
    throw new ProcessFailedException("Run this inside ECM's repository, not in " + directory);
  }

  /** The server that was built, with its command line. */
  public Path wildfly() {
    try (Stream<Path> built = Files.list(root.resolve("wildfly-config/target"))) {
      return built
          .filter(path -> Files.isExecutable(path.resolve("bin/jboss-cli.sh")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new ProcessFailedException("No server was built in " + root));
    } catch (IOException e) {
      throw new ProcessFailedException("The built server cannot be looked for", e);
    }
  }

  /** A command of the script that runs. */
  static final class Call {
    private final List<String> arguments;
    private final Path output;
    private final Process process;

    private Call(List<String> arguments, Path output, Process process) {
      this.arguments = arguments;
      this.output = output;
      this.process = process;
    }

    /**
     * Waits for its end.
     *
     * @param seconds after which it is killed
     * @throws ProcessFailedException if it does not end well, with what it printed
     */
    void await(long seconds) {
      try {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          kill();
          throw failed("did not end within " + seconds + " s");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw failed("was interrupted");
      }
      if (process.exitValue() != 0) {
        throw failed("failed");
      }
    }

    /** Kills it and all that it has started. */
    void kill() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }

    private ProcessFailedException failed(String how) {
      String printed;
      try {
        printed = Files.readString(output);
      } catch (IOException e) {
        printed = e.toString();
      }
      return new ProcessFailedException(
          "./ecm %s %s:%n%s".formatted(String.join(" ", arguments), how, printed));
    }
  }

  /**
   * Begins a command of the script.
   *
   * @param environment added to this process's own
   * @param output gets what it prints
   */
  Call begin(List<String> arguments, Map<String, String> environment, Path output) {
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
      return new Call(arguments, output, process);
    } catch (IOException e) {
      throw new ProcessFailedException("./ecm could not be run", e);
    }
  }
}
