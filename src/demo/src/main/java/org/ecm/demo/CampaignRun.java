package org.ecm.demo;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.ecm.demo.api.EcmApi;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.api.EcmApi.Funnel;
import org.ecm.demo.api.EcmApi.ImportJob;
import org.ecm.demo.api.SimulatorControl;
import org.ecm.demo.process.Installation;

/** One campaign from its creation to its last result, watched by a person. */
final class CampaignRun {
  private static final String NAME = "Demo ";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  // Each look counts the whole campaign: more of them would slow the calls down.
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Installation installation;
  private final EcmApi api;
  private final SimulatorControl dialer;
  private final Terminal terminal;

  CampaignRun(Installation installation, EcmApi api, SimulatorControl dialer, Terminal terminal) {
    this.installation = installation;
    this.api = api;
    this.dialer = dialer;
    this.terminal = terminal;
  }

  /**
   * A database that was used before may hold campaigns that run: those of earlier demos are
   * stopped, because their contacts would come to this run's dialer.
   *
   * @throws DemoException if others run
   */
  void stopEarlierDemos() {
    for (Campaign campaign : api.campaigns()) {
      if (!campaign.state().equals("RUNNING")) {
        continue;
      }
      if (!campaign.name().startsWith(NAME)) {
        throw new DemoException(
            "In this database the campaign \"%s\" is running. Give the demo a database of its own."
                .formatted(campaign.name()));
      }
      api.stop(campaign.id());
    }
  }

  /** A campaign that has been started, and the import of its contacts. */
  record Started(long campaign, long importJob) {}

  /** Creates the campaign, loads the lists and starts it. */
  Started start(DemoLists lists) throws FileNotFoundException {
    long dialerCampaign = api.fetchDialerCampaigns().get(0);
    Campaign campaign =
        api.create(NAME + LocalDateTime.now().format(MINUTE), dialerCampaign, lists.region());
    if (lists.doNotCall() != null) {
      api.loadDoNotCall(lists.doNotCall(), lists.region());
    }
    long job = api.upload(campaign.id(), lists.contacts());
    api.start(campaign.id());
    return new Started(campaign.id(), job);
  }

  /**
   * Shows how it goes until every contact is finished and every batch is settled.
   *
   * @throws DemoException if that takes longer than the limit, or the import fails
   */
  void watch(Started started, Duration limit) throws InterruptedException {
    ProgressDisplay display = new ProgressDisplay(terminal);
    long since = System.nanoTime();
    boolean imported = false;
    while (true) {
      // First: what is counted before the import's end is not all that it brings.
      imported = imported || isImported(started.importJob());
      Funnel funnel = api.funnel(started.campaign());
      display.show(funnel, dialer.calls(), System.nanoTime());
      if (imported && funnel.finished() == funnel.accepted() && installation.isAtRest()) {
        terminal.keep();
        return;
      }
      if (System.nanoTime() - since > limit.toNanos()) {
        throw new DemoException("Not finished within " + limit.toMinutes() + " minutes.");
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private boolean isImported(long job) {
    ImportJob imported = api.importJob(job);
    if (List.of("FAILED", "CANCELLED").contains(imported.state())) {
      throw new DemoException(
          "The import has ended as %s: %s".formatted(imported.state(), imported.error()));
    }
    return imported.state().equals("DONE");
  }
}
