package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.it.DatabaseProcess;
import org.junit.jupiter.api.Test;

class OutageIT {
  private static final int CONTACTS = 1_000;

  @Test
  void aDialerThatIsDownOrRefusesThePasswordOnlyDelaysTheWork() throws IOException {
    try (Site site = Site.plan("dialer-outage", Map.of())) {
      site.installation().node().start();
      site.awaitApi();
      assertThatThrownBy(() -> site.api().fetchDialerCampaigns())
          .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.status()).isEqualTo(503))
          .hasMessageContaining("dialer");

      site.installation().startSimulator();
      Campaign campaign = site.campaign("Dialer outage");
      site.dialer().addFault(Map.of("on", "ANY", "kind", "refuseLogin"));
      ServerLog log = site.log();
      long job = site.api().upload(campaign.id(), site.contacts(CONTACTS, 40));
      log.await("Batch \\d+: REFUSED");
      assertThatThrownBy(() -> site.api().fetchDialerCampaigns())
          .hasMessageContaining("ecm.uccx.password");
      assertThat(site.dialer().accepted()).isZero();

      site.dialer().clearFaults();
      log.await("Results: \\d+ applied");
      site.dialer().restart(3000);
      log.await("Batch \\d+: ACCEPTED");
      site.awaitEnd(campaign, List.of(job));
      site.assertClean();
    }
  }

  @Test
  void aDatabaseThatIsDownAtStartAndLaterOnlyDelaysTheWork() throws Exception {
    Path directory = Path.of("target/database-outage-db").toAbsolutePath();
    try (DatabaseProcess database = new DatabaseProcess(directory, freePort())) {
      LedgerDatabase address = database.address();
      try (Site site = Site.plan("database-outage", address, Map.of())) {
        site.installation().startSimulator();
        site.installation().node().begin();
        Site.waiting("the API answers, though nothing works yet")
            .until(() -> site.api().status() == 503);
        database.start();
        site.installation().node().awaitReady();
        site.awaitApi();

        Campaign campaign = site.campaign("Database outage");
        ServerLog log = site.log();
        long job = site.api().upload(campaign.id(), site.contacts(CONTACTS, 50));
        log.await("Results: \\d+ applied");
        database.kill();
        Site.waiting("the API says so").until(() -> site.api().status() == 503);
        database.start();
        site.awaitApi();
        site.awaitEnd(campaign, List.of(job));
        site.assertClean();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
