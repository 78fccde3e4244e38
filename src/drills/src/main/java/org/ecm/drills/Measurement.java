package org.ecm.drills;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecm.drills.check.Evidence;
import org.ecm.drills.check.Evidence.Decision;
import org.ecm.drills.fault.Roles;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.ecm.drills.load.Load;
import org.ecm.drills.load.MandateWatch.Sight;
import org.ecm.drills.load.Timeline;
import org.ecm.drills.load.Timeline.Event;
import org.ecm.drills.load.Timeline.Mend;
import org.ecm.drills.report.Bar;
import org.ecm.drills.report.DialerPace;
import org.ecm.drills.report.Gap;
import org.ecm.drills.report.Gaps;
import org.ecm.drills.report.Surroundings;

/**
 * The gaps in service of one drill, each beside its bar.
 *
 * @param end when the load was stopped
 * @param pace the dialer's, since the load began
 */
record Measurement(
    Bar bar, Load load, Timeline timeline, Event end, Evidence evidence, DialerPace pace) {

  /** All of them; one that missed its bar with what happened meanwhile. */
  List<Gap> gaps() {
    Event strike = timeline.struck();
    Gaps gaps = new Gaps(strike.nanos(), end.nanos());
    List<Gap> all = new ArrayList<>();
    all.add(gaps.address(load.address().answered(), bar.address()));
    for (String component : Roles.COMPONENTS) {
      all.add(gaps.component(component, load.mandates().sights(), bar.components()));
    }
    all.add(between(gaps, "contacts taken by the dialer", pace.accepted()));
    all.add(between(gaps, "calls placed by the dialer", pace.dialled()));
    all.add(between(gaps, "results applied", applied()));
    all.add(between(gaps, "forms taken in the portal", forms()));
    all.add(gaps.callbacks(load.log().acknowledged("callback"), bar.callbacks()));
    if (bar.afterMending() != null) {
      timeline.mends().forEach(mend -> all.addAll(again(gaps, mend)));
    }
    Surroundings around = new Surroundings(timeline.events(), strike.nanos(), load.machine());
    return all.stream().map(around::explain).toList();
  }

  private Gap between(Gaps gaps, String what, List<Instant> events) {
    return gaps.between(what, events, timeline.struck().at(), end.at());
  }

  private List<Instant> applied() {
    return evidence.decisions().stream()
        .filter(decision -> decision.component().equals(Roles.SYNC_RESULTS))
        .map(Decision::at)
        .sorted()
        .toList();
  }

  private List<Instant> forms() {
    return load.log().acknowledged("do-not-call").stream().map(Acknowledged::time).toList();
  }

  /** All that must go on once what was broken is there again. */
  private List<Gap> again(Gaps gaps, Mend mend) {
    Duration limit = bar.afterMending();
    Event mended = mend.event();
    List<Gap> all = new ArrayList<>();
    all.add(
        gaps.again(
            "contacts flow",
            mend,
            pace.accepted().stream()
                .mapToLong(at -> mended.nanos() + Duration.between(mended.at(), at).toNanos()),
            limit));
    for (String component : Roles.COMPONENTS) {
      all.add(
          gaps.again(
              component,
              mend,
              load.mandates().sights().stream()
                  .filter(sight -> sight.name().equals(component) && !sight.released())
                  .mapToLong(Sight::nanos),
              limit));
    }
    all.add(gaps.answered(load.log().acknowledged("callback"), mend, limit));
    return all;
  }
}
