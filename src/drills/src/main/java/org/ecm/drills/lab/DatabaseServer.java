package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.process.LedgerDatabase;

/**
 * H2 as a server process behind the database's virtual IP, on one of two hosts that share the files
 * as two hosts of a failover cluster do. Each commit is written before it is acknowledged.
 */
public final class DatabaseServer {
  private static final int PORT = 9092;
  private static final String OPTIONS =
      ";MODE=MSSQLServer;WRITE_DELAY=0;TIME ZONE=UTC;LOCK_TIMEOUT=2000;QUERY_CACHE_SIZE=64;NETWORK_TIMEOUT=";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private final Network network;
  private final Path directory;
  private final Path guard;
  private final String password;
  private Host host;
  private Process process;

  /**
   * @param guard the agent that keeps H2's file whole when its process is killed
   */
  DatabaseServer(Network network, Path directory, Path guard, String password) {
    this.guard = guard;
    this.network = network;
    this.directory = directory;
    this.password = password;
  }

  /** How it is reached, by who wants to know soon that it is away. */
  public LedgerDatabase address() {
    return new LedgerDatabase(url(3000), "ecm", password);
  }

  /** How it is reached for the long queries by which a drill is judged. */
  public LedgerDatabase patientAddress() {
    return new LedgerDatabase(url(120_000), "ecm", password);
  }

  /** The settings of a node that works with it. */
  public Map<String, String> settings() {
    return Map.of("ecm.db.url", url(3000), "ecm.db.mandate.url", url(1000));
  }

  /** The settings of a node that works with another one, on the same server. */
  public Map<String, String> settingsOfAnother() {
    return Map.of("ecm.db.url", url("other", 3000), "ecm.db.mandate.url", url("other", 1000));
  }

  /**
   * @param millis the longest wait for an answer
   */
  private static String url(int millis) {
    return url("ecm", millis);
  }

  private static String url(String name, int millis) {
    return "jdbc:h2:tcp://" + Host.DATABASE_IP + ":" + PORT + "/./" + name + OPTIONS + millis;
  }

  public Host host() {
    return host;
  }

  /**
   * Starts it on a host, which gets the database's virtual IP; returns when it answers. Does
   * nothing if it runs: the other one of two faults may have moved it meanwhile.
   */
  public void start(Host on) {
    if (process == null || !process.isAlive()) {
      start(on, Map.of());
    }
  }

  private void start(Host on, Map<String, String> environment) {
    if (!network.hasAddress(on, Host.DATABASE_IP)) {
      network.addAddress(on, Host.DATABASE_IP);
    }
    host = on;
    List<String> command = new ArrayList<>(network.enter(on));
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx256m",
            // A database that has just started would else compile its code on the processors that
            // both nodes need at that moment; SQL Server has nothing of the kind to do.
            "-XX:TieredStopAtLevel=1",
            "-javaagent:" + guard,
            "-Dh2.bindAddress=" + Host.DATABASE_IP,
            "-cp",
            System.getProperty("java.class.path"),
            "org.h2.tools.Server",
            "-tcp",
            "-tcpAllowOthers",
            "-tcpPort",
            String.valueOf(PORT),
            "-baseDir",
            directory.toString(),
            "-ifNotExists"));
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(directory.resolve("server.out").toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new DrillException("The database cannot be started", e);
    }
    awaitAnswer();
  }

  /** That its port is open is not enough: after a kill it first mends and opens its file. */
  private void awaitAnswer() {
    Patience.until(
        "the database answers: see " + directory + "/server.out", START_LIMIT, this::answers);
  }

  private boolean answers() {
    LedgerDatabase database = address();
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** As by {@code kill -9}. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * It dies on one host, and starts on the other with the same files and the same address.
   *
   * @param clock how far the other host's clock is from this one's, until {@link #setClockRight}
   */
  public void moveTo(Host other, Duration clock) {
    Host from = host;
    kill();
    network.removeAddress(from, Host.DATABASE_IP);
    if (clock.isZero()) {
      start(other, Map.of());
    } else {
      Clocks.set(clock(), clock);
      start(other, Clocks.following(clock()));
    }
  }

  /** The clock of the host where it is jumps to the right time, while it runs. */
  public void setClockRight() {
    Clocks.set(clock(), Duration.ZERO);
  }

  private Path clock() {
    return directory.resolve("clock");
  }
}
