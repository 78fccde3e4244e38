package org.ecm.drills.report;

import java.time.Instant;
import java.util.List;
import org.ecm.drills.check.Finding;
import org.ecm.drills.load.Timeline.Event;

/**
 * What became of one drill.
 *
 * @param name of the drill
 * @param title what it does
 * @param findings all claims, those that hold too
 * @param strike index time of the timeline: when the fault struck
 * @param redials calls that the dialer placed again after its own failover, counted apart
 * @param load what went on meanwhile, in a sentence
 * @param broken why the drill could not be carried out; null if it was. What could be done of it is
 *     judged all the same
 */
public record DrillResult(
    String name,
    String title,
    List<Finding> findings,
    List<Gap> gaps,
    List<Event> timeline,
    Instant strike,
    long redials,
    String load,
    String broken) {

  /** Whether it was carried out and all promises were kept; a missed bar is no breach. */
  public boolean isKept() {
    return broken == null && !isPromiseBroken();
  }

  /** Whether a promise was broken, also by a drill that was carried out in part. */
  public boolean isPromiseBroken() {
    return !findings.stream().allMatch(Finding::holds);
  }

  /** Whether a part of it was carried out, and judged. */
  public boolean isInPart() {
    return broken != null && !findings.isEmpty();
  }

  public boolean isBarMet() {
    return gaps.stream().allMatch(Gap::isMet);
  }
}
