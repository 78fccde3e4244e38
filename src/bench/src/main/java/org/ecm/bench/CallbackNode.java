package org.ecm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.InstallationPlan;
import org.ecm.demo.process.Launcher;
import org.ecm.demo.process.Ports;
import org.ecm.demo.process.ProcessFailedException;

/**
 * A node with a simulated dialer, one running campaign, a key for an IVR script, and the baseline
 * beside ECM. Both processes and their files are gone when it is closed, which may come from
 * another thread.
 */
final class CallbackNode implements AutoCloseable {

  // Not the usual ports: a node there might be found by others of this machine.
  private static final int FIRST_OFFSET = 1000;
  private static final Duration API_READY = Duration.ofMinutes(5);
  private static final long LOOK_EVERY_NANOS = 200_000_000L;

  private final Path directory;
  private final Installation installation;
  private EcmApi api;
  private long campaign;
  private String key;

  /** One at a time: ends what a run that was killed has left in its directory. */
  CallbackNode() throws IOException {
    Launcher launcher = Launcher.above(Path.of(System.getProperty("ecm.root", ".")));
    directory = launcher.root().resolve("src/bench/target/callbacks");
    Installation.endLeftovers(launcher, directory);
    clear();
    Files.createDirectories(directory);
    installation =
        new Installation(
            new InstallationPlan(
                launcher,
                directory,
                null,
                Ports.freeOffset(FIRST_OFFSET).orElseThrow(),
                null,
                Map.of(),
                List.of("--campaign", "Reminders:IVR")));
  }

  /** Starts all of it; the server and ECM are built first if need be. */
  void start() throws IOException {
    installation.startSimulator();
    installation.node().start();
    api = new EcmApi(installation.node().portal(), "admin", installation.secrets().administrator());
    long end = System.nanoTime() + API_READY.toNanos();
    while (!api.isReady()) {
      if (System.nanoTime() > end) {
        throw new ProcessFailedException("The API does not become ready");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    campaign = api.create("Callbacks", api.fetchDialerCampaigns().get(0), "US").id();
    api.start(campaign);
    key = api.createKey("bench", "ivr");
    BareWar.deploy(directory.resolve("node"));
  }

  /** The node's address, without a path. */
  String address() {
    return installation.node().portal().replace("/ecm/", "");
  }

  long campaign() {
    return campaign;
  }

  /** The secret of a key of scope ivr. */
  String key() {
    return key;
  }

  /** Contacts that wait in the campaign, as the API counts them. */
  long waiting() {
    return api.funnel(campaign).waiting();
  }

  /** Processor time of the node so far, in nanoseconds; the system counts in steps of 10 ms. */
  long processorNanos() {
    return installation
        .node()
        .pid()
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toNanos)
        .orElse(0L);
  }

  @Override
  public void close() throws IOException {
    installation.close();
    clear();
  }

  private synchronized void clear() throws IOException {
    if (Files.exists(directory)) {
      BenchDatabase.delete(directory);
    }
  }
}
