package org.ecm.drills.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ecm.demo.AcceleratedTime;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.demo.process.Secrets;
import org.ecm.demo.process.SimulatorProcess;

/** Everything that runs in a lab: two nodes, the virtual IP, the database, the dialer. */
public final class Site {
  /** A whole start on a busy machine with two cores takes a minute or two. */
  private static final Duration READY_LIMIT = Duration.ofMinutes(6);

  /** After a fault a node is well again by then, or does not get well by itself. */
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(90);

  /** Strategies' delays of hours pass in seconds. */
  private static final double NODE_SPEED = 20_000;

  /** Where the dialer's tables are read. */
  public static final int DIALER_TABLES_PORT = 8182;

  /** Both nodes know it, from their environment. */
  public static final String CLUSTER_SECRET = "not-a-real-secret-of-a-lab";

  private static final int DIALER_READ_MILLIS = 3000;

  private final Network network;
  private final Path directory;
  private final Secrets secrets;
  private final DatabaseServer database;
  private final VirtualIp virtualIp;
  private EcmApi api;
  private final List<EcmNode> nodes;
  private SimulatorProcess dialer;
  private SimulatorControl control;

  /**
   * @param directory holds all that it writes
   * @param secrets the passwords of this lab
   */
  public Site(Network network, Launcher launcher, Path directory, Secrets secrets) {
    this.network = network;
    this.directory = directory;
    this.secrets = secrets;
    database =
        new DatabaseServer(
            network,
            directory.resolve("database"),
            launcher.root().resolve("ecm-h2/target/ecm-h2.jar"),
            "not-a-real-password");
    virtualIp = new VirtualIp(network);
    api = new EcmApi(portal(), "admin", secrets.administrator());
    nodes =
        Stream.of(Host.NODE1, Host.NODE2)
            .map(
                host ->
                    new EcmNode(
                        network,
                        launcher,
                        host,
                        directory.resolve(host.label()),
                        environment(host)))
            .toList();
  }

  private Map<String, String> settings(Map<String, String> given) {
    Map<String, String> settings = new HashMap<>(AcceleratedTime.node(NODE_SPEED));
    // Both addresses: its own, and the virtual IP while it has it.
    settings.put("jboss.bind.address", "0.0.0.0");
    settings.put("jboss.bind.address.management", "0.0.0.0");
    settings.put("ecm.node1.address", Host.NODE1.address());
    settings.put("ecm.node2.address", Host.NODE2.address());
    settings.putAll(database.settings());
    settings.put("ecm.db.user", database.address().user());
    settings.put("ecm.uccx.url", "http://" + Host.DIALER.address() + ":8180");
    settings.put("ecm.uccx.user", "fake-admin");
    settings.put("ecm.uccx.time-zone", "UTC");
    // H2's driver knows no limit for a read but this one.
    settings.put(
        "ecm.uccx.db.url",
        "jdbc:h2:tcp://%s:%d/db_cra;NETWORK_TIMEOUT=%d"
            .formatted(Host.DIALER.address(), DIALER_TABLES_PORT, DIALER_READ_MILLIS));
    settings.put("ecm.uccx.db.user", "uccxhruser");
    settings.put("ecm.uccx.connect-limit-ms", "2000");
    settings.put("ecm.uccx.read-limit-ms", String.valueOf(DIALER_READ_MILLIS));
    settings.put("ecm.feed.send-limit-ms", "3000");
    settings.put("ecm.feed.window-size", "400");
    settings.put("ecm.feed.batch-size", "60");
    settings.put("ecm.uccx.idle-connection-ms", "5000");
    settings.put("ecm.feed.settle-retry-max-ms", "5000");
    settings.put("ecm.feed.back-off-max-ms", "3000");
    // Longer than a call to the dialer may take here.
    settings.put("ecm.health.hang-ms", "8000");
    settings.putAll(given);
    return settings;
  }

  private Map<String, String> environment(Host host) {
    return Map.of(
        "ECM_BUILT", "1",
        "ECM_CLUSTER_SECRET", CLUSTER_SECRET,
        "ECM_DB_PASSWORD", database.address().password(),
        "ECM_ADMIN_PASSWORD", secrets.administrator(),
        "ECM_UCCX_PASSWORD", secrets.dialer(),
        "ECM_UCCX_DB_PASSWORD", secrets.dialerTables(),
        "ECM_JAVA_OPTS",
            "-XX:TieredStopAtLevel=1 -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address="
                + host.address()
                + ":"
                + EcmNode.DEBUG_PORT);
  }

  /**
   * Starts all of it; returns when both nodes are ready and reached through the virtual IP.
   *
   * @param given settings of both nodes, before those of a lab
   */
  public void start(Map<String, String> given) {
    start(given, null);
  }

  /**
   * As {@link #start(Map)}, with another application than this tree's.
   *
   * @param archive of an earlier version; null for this tree's
   */
  public void start(Map<String, String> given, Path archive) {
    Path key = directory.resolve("cluster.key");
    try {
      for (EcmNode node : nodes) {
        node.install(settings(given), key);
        if (archive != null) {
          node.give(archive);
        }
      }
      database.start(Host.DATABASE);
      startDialer();
      nodes.forEach(EcmNode::boot);
      awaitHealthy();
      // From now on the hosts can report the death of their nodes.
      Files.writeString(key, api().createKey("hosts", "cluster"));
      api = EcmApi.withKey(portal(), api().createKey("drills", "admin"));
    } catch (IOException e) {
      throw new DrillException("Cannot write to " + directory, e);
    }
  }

  private void startDialer() {
    List<String> options = new ArrayList<>(AcceleratedTime.simulator(50));
    options.addAll(List.of("--bind", Host.DIALER.address(), "--idle-timeout", "4000"));
    options.addAll(List.of("--control-bind", Host.DIALER.address(), "--zone", "UTC"));
    options.addAll(List.of("--port", "8180", "--control-port", "8181"));
    options.addAll(List.of("--jdbc-port", String.valueOf(DIALER_TABLES_PORT)));
    options.addAll(List.of("--ports", "30"));
    // A drill ends when all contacts are finished: callbacks that the dialer keeps come in 6 s, not
    // in 36.
    options.addAll(List.of("--callback-delay", "5"));
    // A standby engine is not online at once; until then its calls' records can be seen as Unknown.
    options.addAll(List.of("--standby-delay", "4000"));
    dialer =
        SimulatorProcess.start(
            network.enter(Host.DIALER),
            directory.resolve("dialer"),
            options,
            Map.of(
                "DIALER_PASSWORD", secrets.dialer(),
                "DIALER_JDBC_PASSWORD", secrets.dialerTables()));
    control = new SimulatorControl(dialer.control());
  }

  /**
   * Waits until both nodes are ready and the virtual IP leads to one of them.
   *
   * @throws DrillException if that takes too long
   */
  public void awaitHealthy() {
    for (EcmNode node : nodes) {
      Patience.until(node.name() + " is ready: see " + node.log(), READY_LIMIT, node::isReady);
    }
    Patience.until("the API answers at the virtual IP", READY_LIMIT, () -> api().isReady());
  }

  /**
   * What of the cluster is not as it was: one host has the virtual IP, keepalived runs on both, and
   * each node is there for both components. Empty if all of it is.
   */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (virtualIp.holders().size() != 1) {
      faults.add("the virtual IP is on " + virtualIp.holders());
    }
    nodes.stream()
        .filter(node -> node.keepalived().isEmpty())
        .forEach(node -> faults.add("no keepalived on " + node.name()));
    try {
      api()
          .providers()
          .forEach(
              (component, providers) -> {
                if (providers.size() != nodes.size()) {
                  faults.add(component + " can run on " + providers + " only");
                }
              });
    } catch (ApiException e) {
      faults.add("the cluster does not tell of itself: " + e.getMessage());
    }
    return faults;
  }

  /**
   * Between two drills: what an earlier one has left unwell, for which it has answered, is started
   * anew.
   */
  public void makeHealthy() {
    nodes.stream()
        .filter(node -> !Patience.within(USUAL_LIMIT, node::isReady))
        .filter(node -> node.process().isPresent())
        .forEach(EcmNode::kill);
    awaitHealthy();
  }

  public Network network() {
    return network;
  }

  public DatabaseServer database() {
    return database;
  }

  public VirtualIp virtualIp() {
    return virtualIp;
  }

  public List<EcmNode> nodes() {
    return nodes;
  }

  /** The node on a host. */
  public EcmNode node(Host host) {
    return nodes.stream().filter(node -> node.host() == host).findFirst().orElseThrow();
  }

  public Secrets secrets() {
    return secrets;
  }

  /** How the portal is reached. */
  public String portal() {
    return "http://" + Host.VIRTUAL_IP + ":8080/ecm/";
  }

  /** ECM's API at the virtual IP, as the administrator. */
  public EcmApi api() {
    return api;
  }

  public LedgerDatabase ledger() {
    return database.address();
  }

  /** The same, for long queries. */
  public LedgerDatabase ledgerToJudge() {
    return database.patientAddress();
  }

  public SimulatorControl dialer() {
    return control;
  }

  public Path dialerLog() {
    return dialer.log();
  }
}
