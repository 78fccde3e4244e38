package org.ecm.drills;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Host;
import org.ecm.drills.lab.Network;

/**
 * Makes a lab, runs a program of ours on the lab's client host, and removes the lab whatever became
 * of the program. One at a time in a directory; what a killed keeper left there is removed first.
 */
final class Keeper {
  private static final String LAB = "ecm.lab";
  private static final String DIRECTORY = "ecm.lab.directory";

  private final Path directory;

  /**
   * @param directory of the lab, emptied of what an earlier lab left
   */
  Keeper(Path directory) {
    this.directory = directory;
  }

  /** The network of the lab that this program runs in; null if it runs in none. */
  static Network network() {
    String id = System.getProperty(LAB);
    return id == null ? null : new Network(id);
  }

  /** Where what runs in the lab keeps its files. */
  static Path site() {
    return Path.of(System.getProperty(DIRECTORY), "site");
  }

  /**
   * Runs the program, which finds the lab by {@link #network}; returns its exit status.
   *
   * @param openToOutside whether this machine gets an address in the lab
   */
  int run(Class<?> program, List<String> arguments, boolean openToOutside)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    try (FileChannel lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        throw new DrillException(
            "One is running already from " + directory + ": end that one first.");
      }
      removeLeftovers();
      Network network = new Network(UUID.randomUUID().toString().substring(0, 4));
      Files.writeString(directory.resolve("lab"), network.id());
      // Also at Ctrl-C: the program ends itself then, and this removes what it leaves.
      Thread cleanUp = new Thread(network::remove, "clean-up");
      Runtime.getRuntime().addShutdownHook(cleanUp);
      network.create();
      if (openToOutside) {
        network.openToOutside();
      }
      return start(program, arguments, network).waitFor();
    }
  }

  private void removeLeftovers() throws IOException {
    Path lab = directory.resolve("lab");
    if (Files.exists(lab)) {
      new Network(Files.readString(lab).strip()).remove();
    }
    Directories.delete(directory.resolve("site"));
  }

  private Process start(Class<?> program, List<String> arguments, Network network)
      throws IOException {
    List<String> command = new ArrayList<>(network.enter(Host.CLIENT));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx768m", "-XX:+UseSerialGC", "-D" + LAB + "=" + network.id()));
    command.add("-D" + DIRECTORY + "=" + directory);
    command.add("-Decm.root=" + System.getProperty("ecm.root", "."));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
