package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.process.Node;
import org.ecm.demo.process.ProcessFailedException;
import org.junit.jupiter.api.Test;

/** The first start of a node, which makes the schema, is killed while it does so. */
class MigrationIT {

  private static final String MIGRATES = "Migrating schema \"\\w+\" to version \"001";
  private static final int TRIES = 10;

  @Test
  void aKillInTheMiddleOfAMigrationHealsByItself() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try (Site site = Site.plan("migration", Map.of())) {
        ServerLog log = site.log();
        killWhileItMigrates(site.installation().node(), log);
        site.start();
        if (log.has(MIGRATES)) {
          works(site);
          return;
        }
      }
    }
    fail("None of %d kills came before the end of the migration", TRIES);
  }

  private static void killWhileItMigrates(Node node, ServerLog log) {
    node.begin();
    log.await(MIGRATES);
    node.kill();
    assertThatThrownBy(node::awaitReady).isInstanceOf(ProcessFailedException.class);
  }

  private static void works(Site site) throws IOException {
    Campaign campaign = site.campaign("After the kill");
    long job = site.api().upload(campaign.id(), site.contacts(200, 60));
    site.awaitEnd(campaign, List.of(job));
    site.assertClean();
  }
}
