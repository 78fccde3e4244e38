package org.ecm.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.ecm.demo.CampaignRun.Started;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.demo.history.DialerLogReader;
import org.ecm.demo.history.History;
import org.ecm.demo.history.Reconciliation;
import org.ecm.demo.history.ReconciliationTable;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.InstallationPlan;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.demo.process.Ports;
import org.ecm.demo.process.ProcessFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code ./ecm demo}. */
@Command(
    name = "ecm demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "A contact list from file to call results: imported, handed to a simulated Cisco-like dialer,"
          + " called in accelerated time, results brought back. Ends with a comparison of ECM's"
          + " ledger with the dialer's own log, and stays up for a look at the portal until"
          + " Ctrl-C.",
      "",
      "Leaves with 0 if the verdict is clean, 1 if it is not, 2 if it could not come to one.",
      ""
    })
public final class Demo implements Callable<Integer> {
  private static final int NOT_CLEAN = 1;
  private static final int FAILED = 2;
  private static final Duration API_READY = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Mixin private DemoOptions options;

  private Terminal terminal;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Demo()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    terminal = Terminal.standard();
    try {
      return run();
    } catch (DemoException | ProcessFailedException | ApiException e) {
      terminal.keep();
      System.err.println("ecm demo: " + e.getMessage());
    } catch (IOException e) {
      terminal.keep();
      System.err.println("ecm demo: " + e);
    }
    return FAILED;
  }

  private int run() throws IOException, InterruptedException {
    List<FaultOption> faults = options.faults.stream().map(FaultOption::parse).toList();
    Launcher launcher = Launcher.above(Path.of(System.getProperty("ecm.root", ".")));
    DemoFiles files = DemoFiles.take(launcher.root().resolve(".ecm/demo"));
    LedgerDatabase database = database();
    int offset = offset();
    Installation.endLeftovers(launcher, files.directory());
    files.clear();
    DemoLists lists = DemoLists.of(options, files.directory());
    terminal.say("%s", lists.origin());
    try (Installation installation =
        new Installation(plan(launcher, files.directory(), offset, database))) {
      Thread cleanUp = new Thread(installation::close, "clean-up");
      Runtime.getRuntime().addShutdownHook(cleanUp);
      boolean clean = run(installation, lists, faults);
      if (!options.exit) {
        terminal.say("%nStill up: %s. Ctrl-C ends.", login(installation));
        new CountDownLatch(1).await();
      }
      return clean ? 0 : NOT_CLEAN;
    }
  }

  private boolean run(Installation installation, DemoLists lists, List<FaultOption> faults)
      throws IOException, InterruptedException {
    terminal.step("Starting the dialer simulator", installation::startSimulator);
    terminal.step("Starting the server (built first if needed)", () -> installation.node().start());
    terminal.say("Portal: %s", login(installation));
    EcmApi login =
        new EcmApi(installation.node().portal(), "admin", installation.secrets().administrator());
    terminal.step("Waiting for the API", () -> awaitReady(login));
    EcmApi api =
        EcmApi.withKey(installation.node().portal(), login.createKey("demo", "integration"));
    SimulatorControl dialer = new SimulatorControl(installation.simulator().control());
    faults.forEach(fault -> dialer.addFault(fault.order()));
    CampaignRun run = new CampaignRun(installation, api, dialer, terminal);
    run.stopEarlierDemos();
    Started started = run.start(lists);
    terminal.say(
        "The campaign runs, %s times faster than real life. Follow it here or in the portal.",
        options.speed);
    run.watch(started, Duration.ofMinutes(options.limit));
    return reconcile(installation, started.campaign(), lists.rows());
  }

  private static void awaitReady(EcmApi api) {
    long end = System.nanoTime() + API_READY.toNanos();
    while (!api.isReady()) {
      if (System.nanoTime() > end) {
        throw new DemoException("The server does not become ready: see .ecm/demo/node/log.");
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  private boolean reconcile(Installation installation, long campaign, Long rows)
      throws IOException {
    History history =
        new History(
            installation.ledger().of(campaign),
            DialerLogReader.read(installation.simulator().log()),
            rows);
    Reconciliation reconciliation = Reconciliation.of(history);
    terminal.say("");
    new ReconciliationTable(new PrintWriter(terminal.stream(), true, StandardCharsets.UTF_8))
        .write(reconciliation);
    return reconciliation.isClean();
  }

  private static String login(Installation installation) {
    return "%s  user admin, password %s"
        .formatted(installation.node().portal(), installation.secrets().administrator());
  }

  private LedgerDatabase database() {
    if (options.databaseUrl == null) {
      return null;
    }
    String password = System.getenv(options.databasePasswordVariable);
    if (options.databaseUser == null || password == null) {
      throw new DemoException(
          "With --db-url give --db-user, and the password in the environment variable %s."
              .formatted(options.databasePasswordVariable));
    }
    return new LedgerDatabase(options.databaseUrl, options.databaseUser, password);
  }

  private int offset() {
    if (options.portOffset == null) {
      return Ports.freeOffset(0)
          .orElseThrow(() -> new DemoException("No ports are free; end some other servers."));
    }
    List<Integer> busy = Ports.busy(options.portOffset);
    if (!busy.isEmpty()) {
      throw new DemoException(
          "These ports are taken: %s. Choose another --port-offset, or leave it out."
              .formatted(busy));
    }
    return options.portOffset;
  }

  private InstallationPlan plan(
      Launcher launcher, Path directory, int offset, LedgerDatabase database) {
    List<String> simulator = new ArrayList<>(AcceleratedTime.simulator(options.speed));
    simulator.addAll(List.of("--seed", String.valueOf(options.seed)));
    return new InstallationPlan(
        launcher,
        directory,
        null,
        offset,
        database,
        AcceleratedTime.node(options.speed),
        simulator);
  }
}
