package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.ecm.demo.process.Launcher;

/**
 * One host of the two, as it is installed where systemd does not run: {@code ecm-supervise} starts
 * WildFly, keepalived and the probe, and starts each again that dies.
 */
public final class EcmNode {
  /** Where a debugger can attach, on the node's own address. */
  public static final int DEBUG_PORT = 8787;

  private static final int MANAGEMENT_PORT = 9990;
  private static final String WATCHDOG_LIMIT = "watchdog.limit-ms";
  private static final String PROBE_STARTS = " watching ";
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

  private final Network network;
  private final Launcher launcher;
  private final Host host;
  private final Path base;
  private final Path run;
  private final Path archive;
  private final Map<String, String> environment;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, String> hostSettings = new HashMap<>();

  /** Stands before the command that starts the server. */
  private String wrapper = "";

  /**
   * @param base the node's directory
   * @param environment of the server, secrets among it
   */
  EcmNode(
      Network network, Launcher launcher, Host host, Path base, Map<String, String> environment) {
    this.network = network;
    this.launcher = launcher;
    this.host = host;
    this.base = base;
    run = base.resolveSibling(host.label() + "-host");
    archive = base.resolveSibling(host.label() + ".ear");
    this.environment = environment;
  }

  /**
   * Writes the settings of host and server.
   *
   * @param key file with the API key by which hosts report a death
   */
  void install(Map<String, String> settings, Path key) throws IOException {
    Files.createDirectories(base);
    Files.createDirectories(run);
    giveNewest();
    set(settings);
    set(Map.of("jboss.bind.address.private", host.address()));
    hostSettings.putAll(
        Map.of(
            "node", name(),
            "interface", "eth0",
            "address", host.address(),
            "peer.address", host.peer().address(),
            "virtual.addresses", Host.VIRTUAL_IP + "/24",
            "base.dir", base.toString(),
            "run.dir", run.toString(),
            "api.key.file", key.toString(),
            "server.command", serverCommand(name())));
    writeHostProperties();
  }

  /** Changes some of the server's settings, from its next start on. */
  public void set(Map<String, String> some) {
    settings.putAll(some);
    try {
      Files.writeString(base.resolve("ecm.properties"), lines(settings));
    } catch (IOException e) {
      throw new DrillException("Cannot write to " + base, e);
    }
  }

  private String serverCommand(String name) {
    return "%s'%s' server run --base '%s' --node %s --ear '%s'"
        .formatted(wrapper, launcher.root().resolve("ecm"), base, name, archive);
  }

  private void writeHostProperties() {
    try {
      Files.writeString(properties(), lines(hostSettings));
    } catch (IOException e) {
      throw new DrillException("Cannot write to " + run, e);
    }
  }

  private static String lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  private Path properties() {
    return run.resolve("ecm-host.properties");
  }

  public Host host() {
    return host;
  }

  public String name() {
    return host.label();
  }

  /** Switches the host on: all that belongs there is started. Returns at once. */
  public void boot() {
    List<String> command = new ArrayList<>(network.enter(host));
    command.add(launcher.root().resolve("keepalived/ecm-supervise").toString());
    command.addAll(List.of("--properties", properties().toString()));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(launcher.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(run.resolve("supervise.log").toFile()));
      builder.environment().putAll(environment);
      builder.start().getOutputStream().close();
    } catch (IOException e) {
      throw new DrillException("Node " + name() + " cannot be started", e);
    }
  }

  /** Pulls its plug: nobody hears a word from it any more. */
  public void powerOff() {
    network.destroy(host);
  }

  /** Switches it on again after {@link #powerOff}. */
  public void powerOn() {
    network.add(host);
    boot();
  }

  /** Holds WildFly's process number while it runs. */
  public Path pidFile() {
    return base.resolve("node.pid");
  }

  /** WildFly's Java process, if it runs. */
  public Optional<ProcessHandle> process() {
    return process(pidFile())
        // The number may by now be another process's.
        .filter(process -> process.info().commandLine().orElse("").contains(base.toString()));
  }

  /** The first of keepalived's processes, if it runs. */
  public Optional<ProcessHandle> keepalived() {
    return process(run.resolve("keepalived.pid"));
  }

  private static Optional<ProcessHandle> process(Path file) {
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

  /** WildFly dies as by {@code kill -9}; returns when the process is gone. */
  public void kill() {
    ProcessHandle process = running();
    CompletableFuture<ProcessHandle> gone = process.onExit();
    process.destroyForcibly();
    await(gone, 10);
  }

  /** WildFly is told to end, as by {@code kill}; returns when it is gone. */
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

  /** WildFly stands still until {@link #thaw}. */
  public void freeze() {
    signal("STOP");
  }

  /** It goes on, if it still lives. */
  public void thaw() {
    if (process().isPresent()) {
      signal("CONT");
    }
  }

  /**
   * Sets how long the host's watchdog lets the process stand still before it kills it, with a probe
   * that is started anew for that; returns when that one is there.
   *
   * @param limit null for the usual
   */
  public void setWatchdogLimit(Duration limit) {
    if (limit == null) {
      hostSettings.remove(WATCHDOG_LIMIT);
    } else {
      hostSettings.put(WATCHDOG_LIMIT, String.valueOf(limit.toMillis()));
    }
    writeHostProperties();
    long starts = count(probeLog(), PROBE_STARTS);
    // The supervisor starts it again. Without one the host has no power, and the setting waits.
    process(run.resolve("probe.pid"))
        .ifPresent(
            probe -> {
              probe.destroy();
              Patience.until(
                  "the probe of " + name() + " is back: see " + probeLog(),
                  PROBE_LIMIT,
                  () -> count(probeLog(), PROBE_STARTS) > starts);
            });
  }

  private Path probeLog() {
    return run.resolve("probe.log");
  }

  private void signal(String name) {
    Shell.run("kill", "-" + name, String.valueOf(running().pid()));
  }

  /** Whether it says of itself that it can work. */
  public boolean isReady() {
    return process().isPresent()
        && new Web(host.address(), MANAGEMENT_PORT).status("/health/ready", 2000) == 200;
  }

  /**
   * Whether its host would be given the virtual IP: its probe has told keepalived that all is well.
   */
  public boolean mayHaveAddress() {
    try {
      return Files.readString(run.resolve("track")).strip().equals("0");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Gives its server a command by jboss-cli; returns what that printed.
   *
   * @throws DrillException if it fails
   */
  public String cli(String command) {
    return network.run(
        host,
        launcher.wildfly().resolve("bin/jboss-cli.sh").toString(),
        "--connect",
        "--controller=" + host.address() + ":" + MANAGEMENT_PORT,
        "--command=" + command);
  }

  /** Gives it this tree's application, from its next start or deployment on. */
  public void giveNewest() {
    give(launcher.root().resolve("ecm-ear/target/ecm.ear"));
  }

  /** Gives it another application, likewise. */
  void give(Path application) {
    try {
      Files.copy(application, archive, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DrillException("Cannot copy " + application + " to " + archive, e);
    }
  }

  /** Deploys its application anew; returns when it is there. */
  public void redeploy() {
    Path deployed = base.resolve("deployments/ecm.ear.deployed");
    try {
      Path next = base.resolveSibling(host.label() + "-next.ear");
      Files.copy(archive, next, StandardCopyOption.REPLACE_EXISTING);
      // In one step: the server still reads the old one.
      Files.move(next, base.resolve("deployments/ecm.ear"), StandardCopyOption.ATOMIC_MOVE);
      Files.deleteIfExists(deployed);
      // It may be there already, if the node is just being started.
      Files.writeString(base.resolve("deployments/ecm.ear.dodeploy"), "");
    } catch (IOException e) {
      throw new DrillException("Cannot redeploy on " + name(), e);
    }
    Patience.until(
        name() + " has been deployed anew: see " + log(),
        Duration.ofMinutes(3),
        () -> Files.exists(deployed));
  }

  /** Starts the whole host anew, with a clock of WildFly's own that {@link #setClock} moves. */
  public void giveOwnClock() {
    setClock(Duration.ZERO);
    wrapper = Clocks.before(clock());
    restartAs(name());
  }

  /** Starts the whole host anew, with its server under a name. */
  public void restartAs(String name) {
    hostSettings.put("server.command", serverCommand(name));
    writeHostProperties();
    powerOff();
    powerOn();
  }

  /**
   * Moves WildFly's time of day; its monotonic clock goes on as before.
   *
   * @param offset from the machine's time
   */
  public void setClock(Duration offset) {
    Clocks.set(clock(), offset);
  }

  private Path clock() {
    return run.resolve("clock");
  }

  /** The server's log. */
  public Path log() {
    return base.resolve("log/server.log");
  }

  /** How many lines of the server's log have these words. */
  public long logged(String words) {
    return count(log(), words);
  }

  private static long count(Path log, String words) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(words)).count();
    } catch (IOException e) {
      throw new DrillException("Cannot read " + log, e);
    }
  }
}
