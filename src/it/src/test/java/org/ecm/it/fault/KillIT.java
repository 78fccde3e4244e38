package org.ecm.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.api.EcmApi.Campaign;
import org.ecm.demo.api.EcmApi.ImportJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills the server ({@code kill -9}) in the middle of each kind of work, starts it again, lets it
 * run to the end, and compares the ledger with the dialer's log. One round for each kind, or as
 * many as {@code -Dkill.rounds} says; {@code -Dkill.seed} repeats a run's moments. On the database
 * that {@code -Decm.db.url} names, else on the embedded one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {
  private static final int ROUNDS = Integer.getInteger("kill.rounds", 1);
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  /** How long the dialer sits on a request, so that the server dies while it waits. */
  private static final int HELD_MILLIS = 1500;

  /** The dialer's longest processing time as the server knows it: longer than it holds requests. */
  private static final int PROCESSING_MILLIS = 3000;

  /** Shorter than the server waits for the row that an apply needs. */
  private static final int APPLY_MILLIS = 1000;

  private static final int ROWS_TO_IMPORT = 5_000;

  private static final AutoCloseable NOTHING = () -> {};

  private static final int ROWS_TO_CALL = 1_000;

  /** What the server is doing when it is killed. */
  enum Phase {
    IMPORT,
    /** The dialer has not taken the contacts yet. */
    SEND,
    /** The dialer has taken them, and not answered yet. */
    SEND_TAKEN,
    SETTLE,
    APPLY
  }

  /**
   * The server in a phase, or killed in it.
   *
   * @param moment for the report
   * @param over an expression for the line of the log by which the phase would have ended
   * @param sign an expression for the line by which the work goes on after the restart
   * @param held what keeps the server in the phase, to be let go after the kill
   */
  private record Caught(String moment, String over, String sign, AutoCloseable held) {}

  private final Random random = new Random(SEED);
  private final KillReport report = new KillReport();
  private Site site;

  @BeforeAll
  void start() throws IOException {
    System.out.println("KillIT: -Dkill.rounds=" + ROUNDS + " -Dkill.seed=" + SEED);
    site = Site.plan("kill", Map.of("ecm.uccx.processing-ms", String.valueOf(PROCESSING_MILLIS)));
    site.start();
  }

  @AfterAll
  void end() throws IOException {
    if (site != null) {
      site.close();
      report.write(site.directory().resolve("../kill-report.txt"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerKilledInTheMiddleLosesAndDoublesNothing(Phase phase) throws Exception {
    Campaign campaign = site.campaign("Killed in " + phase);
    List<Long> imports = new ArrayList<>();
    int round = 1;
    while (round <= ROUNDS) {
      assertThat(imports).as("kills, most of them too late").hasSizeLessThan(3 * ROUNDS);
      Path contacts = site.contacts(rows(phase), 100L * phase.ordinal() + imports.size() + 1);
      ServerLog log = site.log();
      hold(phase);
      long job = site.api().upload(campaign.id(), contacts);
      imports.add(job);
      Caught caught = reach(phase, campaign, job, log);
      long killed = System.nanoTime();
      site.installation().node().kill();
      caught.held().close();
      boolean tooLate = log.has(caught.over());
      site.dialer().clearFaults();
      site.installation().node().start();
      site.awaitApi();
      long ready = System.nanoTime();
      if (tooLate) { // A busy machine may run past the moment: the round is played again.
        report.addTooLate(phase, round, caught.moment());
      } else {
        log.await(caught.sign());
        report.add(phase, round, caught.moment(), ready - killed, System.nanoTime() - killed);
        round++;
      }
    }
    site.awaitEnd(campaign, imports);
    assertThat(imports)
        .extracting(job -> site.api().importJob(job).rows())
        .as("rows that were read of each file")
        .containsOnly((long) rows(phase));
    site.assertClean();
  }

  private static int rows(Phase phase) {
    return phase == Phase.IMPORT ? ROWS_TO_IMPORT : ROWS_TO_CALL;
  }

  /** Orders the dialer to keep a phase open. */
  private void hold(Phase phase) {
    if (phase == Phase.SEND || phase == Phase.SEND_TAKEN) {
      site.dialer()
          .addFault(
              Map.of(
                  "on",
                  "POST contacts",
                  "kind",
                  "delay",
                  "delayMs",
                  HELD_MILLIS,
                  "afterwards",
                  phase == Phase.SEND_TAKEN,
                  "count",
                  1));
    } else if (phase == Phase.SETTLE) {
      site.dialer().addFault(Map.of("on", "POST contacts", "kind", "dropReply", "count", 1));
    } else if (phase == Phase.APPLY) {
      site.dialer().pause();
    }
  }

  private Caught reach(Phase phase, Campaign campaign, long job, ServerLog log) throws Exception {
    return switch (phase) {
      case IMPORT -> reachImport(job, log);
      case SEND, SEND_TAKEN -> {
        String batch = log.await("Batch (\\d+): SENDING (\\d+)").group(1);
        yield new Caught(
            "batch " + batch + " is being sent, " + pause(HELD_MILLIS),
            "Batch " + batch + ": ACCEPTED",
            "Batch " + batch + ": SETTLED",
            NOTHING);
      }
      case SETTLE -> {
        String batch = log.await("Batch (\\d+): IN_DOUBT").group(1);
        yield new Caught(
            "batch " + batch + " is in doubt, " + pause(PROCESSING_MILLIS),
            "Batch " + batch + ": SETTLED",
            "Batch " + batch + ": SETTLED",
            NOTHING);
      }
      case APPLY -> reachApply(campaign, log);
    };
  }

  private Caught reachImport(long job, ServerLog log) {
    String goesOn = "Import " + job + ": from byte";
    log.await(goesOn);
    long target = 1 + random.nextInt(ROWS_TO_IMPORT / 2);
    ImportJob reached =
        Site.waiting("row " + target)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> site.api().importJob(job), now -> now.rows() >= target);
    return new Caught(
        "after %d of %d rows".formatted(reached.rows(), ROWS_TO_IMPORT),
        "Import " + job + ": DONE",
        goesOn,
        NOTHING);
  }

  /** The server's transaction has begun and cannot end: a row that it must change is ours. */
  private Caught reachApply(Campaign campaign, ServerLog log) throws Exception {
    log.await("Batch \\d+: ACCEPTED");
    HeldContact held = HeldContact.atDialer(site.installation().database(), campaign.id());
    site.dialer().resume();
    held.awaitWaiter();
    log.passOver();
    String pause = pause(APPLY_MILLIS);
    held.awaitWaiter();
    String applied = "Results: \\d+ applied";
    return new Caught(
        "an apply waits for contact " + held.id() + ", " + pause, applied, applied, held);
  }

  /** The moment within a phase is chance: the adversary's choice, not a wait for something. */
  private String pause(int millis) throws InterruptedException {
    int pause = random.nextInt(millis);
    TimeUnit.MILLISECONDS.sleep(pause);
    return "for " + pause + " ms";
  }
}
