package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.ecm.demo.AcceleratedTime;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.api.EcmApi.Funnel;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.demo.contacts.ContactGenerator;
import org.ecm.demo.history.Reconciliation;
import org.ecm.demo.history.ReconciliationTable;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.it.Installations;

/** An installation under test, in a directory of its own below {@code target}. */
final class Site implements AutoCloseable {
  /** Nothing that is awaited may take longer; {@code -Dit.limit} in minutes, for busy machines. */
  static final Duration LIMIT = Duration.ofMinutes(Integer.getInteger("it.limit", 10));

  private static final double SPEED = 2000;

  private final Path directory;
  private final Installation installation;

  private Site(Path directory, Installation installation) {
    this.directory = directory;
    this.installation = installation;
  }

  /**
   * Plans an installation on the given database, else on the embedded one; nothing is started yet.
   *
   * @param settings of the node, besides those of accelerated time
   */
  static Site plan(String name, Map<String, String> settings) throws IOException {
    Installations.endLeftovers(name);
    return plan(name, GivenDatabase.emptied(), settings);
  }

  /**
   * As above.
   *
   * @param database null for the embedded one
   */
  static Site plan(String name, LedgerDatabase database, Map<String, String> settings)
      throws IOException {
    Map<String, String> all = new HashMap<>(AcceleratedTime.node(SPEED));
    all.putAll(settings);
    return new Site(
        Installations.directory(name),
        Installations.plan(name, database, all, AcceleratedTime.simulator(SPEED)));
  }

  /** Starts simulator and node, and waits until requests are served. */
  Site start() {
    installation.startSimulator();
    installation.node().start();
    awaitApi();
    return this;
  }

  void awaitApi() {
    await("the API").atMost(LIMIT).until(() -> api().isReady());
  }

  Installation installation() {
    return installation;
  }

  EcmApi api() {
    return new EcmApi(
        installation.node().portal(), "admin", installation.secrets().administrator());
  }

  SimulatorControl dialer() {
    return new SimulatorControl(installation.simulator().control());
  }

  ServerLog log() {
    return new ServerLog(installation.node().log());
  }

  /** A new campaign with no contacts, running. */
  Campaign campaign(String name) {
    long dialerCampaign = api().fetchDialerCampaigns().get(0);
    Campaign campaign = api().create(name, dialerCampaign, ContactGenerator.REGION);
    api().start(campaign.id());
    return campaign;
  }

  /** A generated list. */
  Path contacts(int count, long seed) throws IOException {
    Path file = directory.resolve("contacts-" + seed + ".csv");
    ContactGenerator.write(count, seed, file, directory.resolve("do-not-call-" + seed + ".csv"));
    return file;
  }

  /** Waits until every contact is finished and every batch is settled. */
  void awaitEnd(Campaign campaign, List<Long> imports) {
    waiting("the end of " + campaign.name())
        .until(
            () -> {
              for (long job : imports) {
                if (!api().importJob(job).state().equals("DONE")) {
                  return false;
                }
              }
              Funnel funnel = api().funnel(campaign.id());
              return funnel.isDone() && installation.isAtRest();
            });
  }

  static ConditionFactory waiting(String what) {
    return await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200));
  }

  /** Compares the whole ledger with the whole log. */
  void assertClean() {
    Reconciliation reconciliation = Reconciliation.of(installation.history());
    StringWriter table = new StringWriter();
    new ReconciliationTable(new PrintWriter(table)).write(reconciliation);
    assertThat(reconciliation.isClean()).as(table.toString()).isTrue();
    assertThat(reconciliation.figures().calls()).as("calls").isPositive();
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() {
    installation.close();
  }
}
