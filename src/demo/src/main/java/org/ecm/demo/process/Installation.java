package org.ecm.demo.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecm.demo.history.DialerLogReader;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Ledger;
import org.ecm.demo.history.LedgerReader;

/**
 * A simulator and a node that are connected to each other, in one directory. Both are started, and
 * killed and started again, from here; each keeps its ports and passwords meanwhile.
 *
 * <p>For one thread; only {@link #close} may come from another.
 */
public final class Installation implements AutoCloseable {
  private static final String PEER = "node2";

  private final InstallationPlan plan;
  private final Secrets secrets = Secrets.random();
  private final Node node;
  private SimulatorProcess simulator;
  private Node peer;

  public Installation(InstallationPlan plan) {
    this.plan = plan;
    node =
        new Node(
            plan.launcher(),
            plan.directory().resolve("node"),
            plan.portOffset(),
            nodeOptions(),
            nodeEnvironment());
  }

  /** Ends what a run that was killed itself has left behind in a directory. */
  public static void endLeftovers(Launcher launcher, Path directory) {
    for (String node : List.of("node", PEER)) {
      new Node(launcher, directory.resolve(node), 0, List.of(), Map.of()).kill();
    }
    SimulatorProcess.killLeftover(directory.resolve("dialer"));
  }

  private List<String> nodeOptions() {
    List<String> options = new ArrayList<>();
    if (plan.ear() != null) {
      options.addAll(List.of("--ear", plan.ear().toString()));
    }
    if (plan.database() == null) {
      options.addAll(List.of("--db-port", String.valueOf(plan.databasePort())));
    } else {
      options.addAll(List.of("--db-url", plan.database().url()));
      options.addAll(List.of("--db-user", plan.database().user()));
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("ecm.uccx.url", "http://127.0.0.1:" + plan.dialerPort());
    settings.put("ecm.uccx.user", "fake-admin");
    settings.put("ecm.uccx.time-zone", "UTC");
    settings.put(
        "ecm.uccx.db.url", "jdbc:h2:tcp://127.0.0.1:" + plan.dialerTablesPort() + "/db_cra");
    settings.put("ecm.uccx.db.user", "uccxhruser");
    settings.putAll(plan.settings());
    settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
    return options;
  }

  private Map<String, String> nodeEnvironment() {
    Map<String, String> environment = new HashMap<>();
    if (plan.ear() != null) {
      // Whoever brings the application has the server built as well.
      environment.put("ECM_BUILT", "1");
    }
    environment.put("ECM_ADMIN_PASSWORD", secrets.administrator());
    environment.put("ECM_UCCX_PASSWORD", secrets.dialer());
    environment.put("ECM_UCCX_DB_PASSWORD", secrets.dialerTables());
    if (plan.database() != null) {
      environment.put("ECM_DB_PASSWORD", plan.database().password());
    }
    return environment;
  }

  /** Starts the simulator; returns when its ports are open. */
  public void startSimulator() {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--port",
                String.valueOf(plan.dialerPort()),
                "--control-port",
                String.valueOf(plan.dialerControlPort()),
                "--jdbc-port",
                String.valueOf(plan.dialerTablesPort()),
                "--zone",
                "UTC"));
    options.addAll(plan.simulatorOptions());
    simulator =
        SimulatorProcess.start(
            plan.directory().resolve("dialer"),
            options,
            Map.of(
                "DIALER_PASSWORD", secrets.dialer(),
                "DIALER_JDBC_PASSWORD", secrets.dialerTables()));
  }

  /**
   * @throws IllegalStateException if it was never started
   */
  public SimulatorProcess simulator() {
    if (simulator == null) {
      throw new IllegalStateException("The simulator was never started");
    }
    return simulator;
  }

  public Node node() {
    return node;
  }

  /**
   * Adds a second node, {@code node2}, on the same database, which must not be an embedded one; it
   * is not started yet. The settings of both must name each other's address and port.
   *
   * @param portOffset added to each of its ports
   */
  public synchronized Node addPeer(int portOffset) {
    List<String> options = new ArrayList<>(List.of("--node", PEER));
    options.addAll(nodeOptions());
    peer =
        new Node(
            plan.launcher(),
            plan.directory().resolve(PEER),
            portOffset,
            options,
            nodeEnvironment());
    return peer;
  }

  public Secrets secrets() {
    return secrets;
  }

  /** Where the ledger can be read while the node runs. */
  public LedgerDatabase database() {
    if (plan.database() != null) {
      return plan.database();
    }
    try {
      return new LedgerDatabase(
          "jdbc:h2:tcp://127.0.0.1:" + plan.databasePort() + "/./ecm/ecm",
          "ecm",
          Files.readString(plan.directory().resolve("node/db-password")).strip());
    } catch (IOException e) {
      throw new ProcessFailedException("The node has left no database password", e);
    }
  }

  /** The ledger as it stands; nothing should be at work. */
  public Ledger ledger() {
    LedgerDatabase database = database();
    return LedgerReader.read(database.url(), database.user(), database.password());
  }

  /** Whether no batch waits to be sent or settled, and no import is at work. */
  public boolean isAtRest() {
    LedgerDatabase database = database();
    return LedgerReader.isAtRest(database.url(), database.user(), database.password());
  }

  /** The ledger beside the simulator's log. */
  public History history() {
    try {
      return new History(ledger(), DialerLogReader.read(simulator().log()));
    } catch (IOException e) {
      throw new ProcessFailedException("The simulator's log cannot be read", e);
    }
  }

  /** Ends all processes, whatever state they are in. */
  @Override
  public synchronized void close() {
    try {
      end(node);
      if (peer != null) {
        end(peer);
      }
    } finally {
      if (simulator != null) {
        simulator.close();
      }
    }
  }

  private static void end(Node node) {
    try {
      node.stop();
    } catch (ProcessFailedException e) {
      node.kill();
    }
  }
}
