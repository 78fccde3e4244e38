package org.ecm.drills;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ecm.demo.api.ApiException;
import org.ecm.demo.history.LedgerReader;
import org.ecm.drills.check.Course;
import org.ecm.drills.check.DecisionReader;
import org.ecm.drills.check.Evidence;
import org.ecm.drills.check.EvidenceReader;
import org.ecm.drills.check.Promises;
import org.ecm.drills.check.Reach;
import org.ecm.drills.fault.Fault;
import org.ecm.drills.fault.Fault.Scene;
import org.ecm.drills.fault.Roles;
import org.ecm.drills.lab.FutureSendings;
import org.ecm.drills.lab.LateContacts;
import org.ecm.drills.lab.Patience;
import org.ecm.drills.lab.Site;
import org.ecm.drills.load.Load;
import org.ecm.drills.load.Timeline;
import org.ecm.drills.load.Timeline.Event;
import org.ecm.drills.report.DialerPace;
import org.ecm.drills.report.DrillResult;

/**
 * Carries out drills one after the other on one site: waits until all is well, begins the load,
 * lets the fault strike and be put right, waits until all work is done, and judges.
 */
final class DrillRun {
  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(5);
  private static final Duration ANSWERS_LIMIT = Duration.ofSeconds(60);
  private static final Duration END_LIMIT = Duration.ofMinutes(4);
  private static final Duration READY_LIMIT = Duration.ofSeconds(30);
  private static final Duration FORM_LIMIT = Duration.ofSeconds(10);
  private static final double CALL_SPEED = 50;
  private static final double DRAIN_SPEED = 5000;

  private final Site site;
  private final Path directory;
  private final Set<Long> parked = new HashSet<>();
  private final Set<String> entered = new HashSet<>();
  private final Promises promises = new Promises();
  private int number;

  /**
   * @param directory for what the client sent in each drill
   */
  DrillRun(Site site, Path directory) {
    this.site = site;
    this.directory = directory;
  }

  /** Carries out one; a failure to do so is a result as well. */
  DrillResult run(Drill drill) throws IOException {
    number++;
    Timeline timeline = new Timeline();
    try (Load load =
        new Load(site, directory.resolve(number + "-" + drill.name()), number, timeline)) {
      try {
        return run(drill, load, timeline);
      } catch (Exception | OutOfMemoryError e) {
        // Whatever the judge could not do breaks no promise.
        timeline.add("The drill broke off: " + e);
        return new DrillResult(
            drill.name(),
            drill.title(),
            List.of(),
            List.of(),
            timeline.events(),
            Instant.now(),
            0,
            "",
            e.toString());
      }
    }
  }

  private DrillResult run(Drill drill, Load load, Timeline timeline) throws Exception {
    site.makeHealthy();
    Fault fault = drill.fault().get();
    Scene scene = new Scene(site, timeline, new Roles(site, load.mandates()));
    fault.prepare(scene);
    site.dialer().speed(CALL_SPEED);
    DecisionReader decisions = DecisionReader.fromNowOn(site.ledgerToJudge());
    load.start();
    parked.add(load.parked());
    pause(BEFORE);
    timeline.add(load.awaitImport() ? "An import is at work" : "No import is at work");
    timeline.add("The virtual IP is on " + site.virtualIp().holders());
    int files = load.log().acknowledged("import").size();
    boolean tookFiles;
    try {
      fault.strike(scene);
      pause(drill.hold());
      tookFiles = load.log().acknowledged("import").size() > files;
      fault.check(scene);
    } finally {
      // Also when it could not be carried out: what it has done so far must not stay.
      fault.heal(scene);
    }
    long settled = System.nanoTime() + drill.settling().toNanos();
    site.awaitHealthy();
    timeline.add("Both nodes are ready; the virtual IP is on " + site.virtualIp().holders());
    boolean startedTogether = drill.bar().reach() == Reach.BOTH_NODES;
    settled =
        Math.max(settled, System.nanoTime() + (startedTogether ? drill.settling().toNanos() : 0));
    fault.checkHealed(scene);
    if (!Patience.within(FORM_LIMIT, load.user()::sendKept)) {
      load.user().keptInVain();
    }
    pause(AFTER);
    load.stop();
    Event end = timeline.add("No new load");
    if (fault.movesClocks()) {
      putRight(timeline);
    }
    List<String> stuck = drain(load);
    timeline.add("All work is done");
    entered.addAll(load.entered());
    Evidence evidence =
        new EvidenceReader(site)
            .read(
                load,
                decisions,
                parked,
                entered,
                new Course(drill.bar().reach(), settled, tookFiles, stuck));
    DialerPace pace = DialerPace.read(site.dialerLog(), load.since());
    return new DrillResult(
        drill.name(),
        drill.title(),
        promises.judge(evidence),
        new Measurement(drill.bar(), load, timeline, end, evidence, pace).gaps(),
        timeline.events(),
        timeline.struck().at(),
        evidence.reconciliation().figures().redials(),
        summary(evidence, load),
        timeline.omission());
  }

  /** The adversary's choice of a moment, not a wait for something. */
  private static void pause(Duration length) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(length.toMillis());
  }

  /** Lets all work end; says what does not. */
  private List<String> drain(Load load) {
    List<String> stuck = new ArrayList<>();
    site.dialer().clearFaults();
    site.dialer().speed(DRAIN_SPEED);
    if (!load.awaitAnswers(ANSWERS_LIMIT)) {
      stuck.add("requests that are not answered after " + ANSWERS_LIMIT.toSeconds() + " s");
    }
    if (!Patience.within(END_LIMIT, () -> isDone(load))) {
      stuck.add("work that has not ended after " + END_LIMIT.toSeconds() + " s");
    }
    site.nodes().stream()
        .filter(node -> !Patience.within(READY_LIMIT, node::isReady))
        .forEach(node -> stuck.add(node.name() + " is not ready in the end: see " + node.log()));
    if (!Patience.within(READY_LIMIT, () -> site.faults().isEmpty())) {
      stuck.addAll(site.faults());
    }
    return stuck;
  }

  private boolean isDone(Load load) {
    try {
      return site.api().funnel(load.campaign()).isDone()
          && load.log().acknowledged("import").stream()
              .allMatch(
                  file -> site.api().importJob(Long.parseLong(file.key())).state().equals("DONE"))
          && LedgerReader.isAtRest(
              site.ledger().url(), site.ledger().user(), site.ledger().password());
    } catch (ApiException e) {
      return false;
    }
  }

  /** What was written by clocks that the fault has moved. */
  private void putRight(Timeline timeline) {
    int sendings = FutureSendings.dateBack(site.ledgerToJudge());
    int late = LateContacts.letAnHourPass(site.ledgerToJudge());
    timeline.add(
        "%d marks that a fast clock has dated ahead are dated back; for %d contacts that it made wait, its hour passes"
            .formatted(sendings, late));
  }

  private static String summary(Evidence evidence, Load load) {
    int imported =
        evidence.client().imports().stream()
            .mapToInt(file -> Integer.parseInt(file.number()))
            .sum();
    return "%d callbacks, %d forms in the portal, %d of them about somebody who was waiting (session lost %d times), %d files with %d rows; %d calls placed in this lab so far"
        .formatted(
            evidence.client().callbacks().size(),
            load.user().forms(),
            load.enteredOfWaiting(),
            load.user().losses().size(),
            evidence.client().imports().size(),
            imported,
            evidence.reconciliation().figures().calls());
  }
}
