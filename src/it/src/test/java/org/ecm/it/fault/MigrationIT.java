package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.process.Installation;
import org.ecm.demo.process.LedgerDatabase;
import org.ecm.demo.process.Node;
import org.ecm.demo.process.ProcessFailedException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of a node, which makes the schema, is killed while it does so. */
class MigrationIT {

  private static final String MIGRATES = "Migrating schema \"\\w+\" to version \"001";
  private static final int LATEST_MILLIS = 400;
  private static final int TRIES = 12;

  @TempDir Path copies;

  @Test
  void aKillInTheMiddleOfAMigrationHealsByItself() throws Exception {
    for (int i = 0; i < TRIES; i++) {
      try (Site site = Site.plan("migration", null, Map.of())) {
        ServerLog log = site.log();
        killWhileItMigrates(site.installation().node(), log);
        boolean begun = tables(site.installation(), copies.resolve("copy-" + i)) > 0;
        site.start();
        // It began anew: so the first one was not done.
        if (begun && log.has(MIGRATES)) {
          works(site);
          return;
        }
      }
    }
    fail("None of %d kills came in the middle of the migration", TRIES);
  }

  private static void killWhileItMigrates(Node node, ServerLog log) throws InterruptedException {
    node.begin();
    log.await(MIGRATES);
    // The moment is chance's.
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LATEST_MILLIS));
    node.kill();
    assertThatThrownBy(node::awaitReady).isInstanceOf(ProcessFailedException.class);
  }

  /** How many of ECM's tables are there, in a copy: the file itself stays as the kill left it. */
  private static int tables(Installation installation, Path directory) throws IOException {
    Path data = installation.node().log().getParent().resolveSibling("data/ecm/ecm.mv.db");
    Files.copy(data, Files.createDirectories(directory).resolve("ecm.mv.db"));
    LedgerDatabase database = installation.database();
    return Jdbi.create(
            "jdbc:h2:file:" + directory.resolve("ecm"), database.user(), database.password())
        .withHandle(
            h ->
                h.createQuery(
                        "select count(*) from information_schema.tables"
                            + " where table_schema = 'PUBLIC'"
                            + " and table_name <> 'flyway_schema_history'")
                    .mapTo(Integer.class)
                    .one());
  }

  private static void works(Site site) throws IOException {
    Campaign campaign = site.campaign("After the kill");
    long job = site.api().upload(campaign.id(), site.contacts(200, 60));
    site.awaitEnd(campaign, List.of(job));
    site.assertClean();
  }
}
