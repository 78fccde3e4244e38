package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ecm.demo.process.Launcher;

/** One WildFly node on its host, run by {@code ./ecm server run} as an operator would. */
public final class EcmNode {
  /** Where a debugger can attach, on the node's own address. */
  public static final int DEBUG_PORT = 8787;

  private static final int MANAGEMENT_PORT = 9990;

  private final Network network;
  private final Launcher launcher;
  private final Host host;
  private final Path base;
  private final List<String> settings;
  private final Map<String, String> environment;
  private Process starter;

  EcmNode(
      Network network,
      Launcher launcher,
      Host host,
      Path base,
      Map<String, String> settings,
      Map<String, String> environment) {
    this.network = network;
    this.launcher = launcher;
    this.host = host;
    this.base = base;
    this.settings =
        settings.entrySet().stream()
            .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
            .toList();
    this.environment = environment;
  }

  public Host host() {
    return host;
  }

  public String name() {
    return host.label();
  }

  /** Starts it; returns at once. */
  public void start() {
    start(Map.of());
  }

  /**
   * @param extra of the environment, for this start only
   */
  public void start(Map<String, String> extra) {
    List<String> command = new ArrayList<>(network.enter(host));
    command.add(launcher.root().resolve("ecm").toString());
    command.addAll(List.of("server", "run", "--node", name(), "--base", base.toString()));
    command.addAll(List.of("--ear", ear().toString()));
    command.addAll(settings);
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(extra);
    try {
      Files.createDirectories(base);
      // Of an earlier start: it must not be taken for this one's.
      Files.deleteIfExists(base.resolve("node.pid"));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(launcher.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(base.resolve("console.log").toFile());
      builder.environment().putAll(all);
      starter = builder.start();
      starter.getOutputStream().close();
    } catch (IOException e) {
      throw new DrillException("Node " + name() + " cannot be started", e);
    }
  }

  private Path ear() {
    return launcher.root().resolve("ecm-ear/target/ecm.ear");
  }

  /** Holds the process number while it runs. */
  public Path pidFile() {
    return base.resolve("node.pid");
  }

  /** Whether it was started, and neither the process nor its launcher runs any more. */
  public boolean hasDied() {
    return starter != null && !starter.isAlive() && process().isEmpty();
  }

  /** The Java process, if it runs. */
  public Optional<ProcessHandle> process() {
    Path file = pidFile();
    try {
      return Files.exists(file)
          ? ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
              .filter(ProcessHandle::isAlive)
          : Optional.empty();
    } catch (IOException | NumberFormatException notYetWritten) {
      return Optional.empty();
    }
  }

  private ProcessHandle running() {
    return process().orElseThrow(() -> new DrillException("Node " + name() + " does not run"));
  }

  /** As by {@code kill -9}; returns when the process is gone. */
  public void kill() {
    ProcessHandle process = running();
    CompletableFuture<ProcessHandle> gone = process.onExit();
    process.destroyForcibly();
    await(gone, 10);
  }

  /** As by {@code kill}: the server stops in an orderly way; returns when it is gone. */
  public void stop() {
    ProcessHandle process = running();
    CompletableFuture<ProcessHandle> gone = process.onExit();
    process.destroy();
    await(gone, 90);
  }

  private void await(CompletableFuture<ProcessHandle> gone, int seconds) {
    try {
      gone.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new DrillException("Node " + name() + " does not end", e);
    }
  }

  /** Stands still until {@link #thaw}. */
  public void freeze() {
    signal("STOP");
  }

  /** Goes on, if it still lives. */
  public void thaw() {
    if (process().isPresent()) {
      signal("CONT");
    }
  }

  private void signal(String name) {
    Shell.run("kill", "-" + name, String.valueOf(running().pid()));
  }

  /** Whether it says of itself that it can work. */
  public boolean isReady() {
    return process().isPresent()
        && new Web(host.address(), MANAGEMENT_PORT).status("/health/ready", 2000) == 200;
  }

  /** Puts the same application on it anew, as a new archive would be. */
  public void redeploy() {
    try {
      Files.deleteIfExists(base.resolve("deployments/ecm.ear.deployed"));
      Files.createFile(base.resolve("deployments/ecm.ear.dodeploy"));
    } catch (IOException e) {
      throw new DrillException("Cannot redeploy on " + name(), e);
    }
  }

  /** The server's log. */
  public Path log() {
    return base.resolve("log/server.log");
  }
}
