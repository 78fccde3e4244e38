package org.ecm.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.InstallationPlan;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.demo.process.Ports;

/** Installations under test: of the archive that was just built, each in a directory of its own. */
public final class Installations {
  private Installations() {}

  /** Behind the ports of the node in the container's tests, which cannot choose. */
  private static final int FIRST_OFFSET = Integer.getInteger("ecm.it.port-offset") + 100;

  /** The directory, below {@code target}. */
  public static Path directory(String name) {
    return Path.of("target", name).toAbsolutePath();
  }

  /** The directory, emptied. */
  public static Path emptied(String name) throws IOException {
    Path directory = directory(name);
    empty(directory);
    return directory;
  }

  /** Ends what an earlier run that was killed has left behind. */
  public static void endLeftovers(String name) {
    Installation.endLeftovers(launcher(), directory(name));
  }

  /**
   * Plans an installation in an emptied directory and on free ports; nothing is started yet.
   *
   * @param database null for the embedded one
   * @param settings of the node, by name
   * @param simulatorOptions of its command line
   */
  public static Installation plan(
      String name,
      LedgerDatabase database,
      Map<String, String> settings,
      List<String> simulatorOptions)
      throws IOException {
    return plan(name, freeOffset(FIRST_OFFSET), database, settings, simulatorOptions);
  }

  /** As above, on ports that the caller has chosen by {@link #freeOffset}. */
  public static Installation plan(
      String name,
      int portOffset,
      LedgerDatabase database,
      Map<String, String> settings,
      List<String> simulatorOptions)
      throws IOException {
    endLeftovers(name);
    Path directory = emptied(name);
    return new Installation(
        new InstallationPlan(
            launcher(),
            directory,
            Path.of(System.getProperty("ecm.ear")),
            portOffset,
            database,
            settings,
            simulatorOptions));
  }

  /** The first offset of all that are free. */
  public static int freeOffset() {
    return freeOffset(FIRST_OFFSET);
  }

  /** The first offset from this one on at which all of an installation's ports are free. */
  public static int freeOffset(int from) {
    return Ports.freeOffset(from).orElseThrow();
  }

  private static Launcher launcher() {
    return Launcher.above(Path.of(System.getProperty("ecm.root")));
  }

  /** Leaves an empty directory, so that a second run of the tests starts as the first one did. */
  static void empty(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(directory);
  }
}
