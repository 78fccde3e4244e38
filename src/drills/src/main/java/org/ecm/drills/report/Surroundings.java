package org.ecm.drills.report;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ecm.drills.load.MachineWatch;
import org.ecm.drills.load.Timeline.Event;

/**
 * What happened around a gap that was longer than its bar, so that a reader sees why.
 *
 * @param events of the drill, in order
 * @param strike when the fault struck, on this process's monotonic clock
 */
public record Surroundings(List<Event> events, long strike, MachineWatch machine) {
  private static final int SHOWN = 6;

  /** What led to a gap may have been noted a moment before. */
  private static final long BEFORE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** The gap, explained if it missed its bar. */
  public Gap explain(Gap gap) {
    if (gap.isMet()) {
      return gap;
    }
    long from = strike + gap.afterStrike().toNanos();
    long to = from + gap.length().toNanos();
    List<Event> within =
        events.stream()
            .filter(event -> event.nanos() >= from - BEFORE_NANOS && event.nanos() <= to)
            .toList();
    String happened =
        within.isEmpty()
            ? "nothing in the timeline"
            : within.stream().limit(SHOWN).map(this::words).collect(Collectors.joining("; "))
                + (within.size() > SHOWN ? "; and more" : "");
    return gap.amid(happened + "; " + machine.during(from, to));
  }

  private String words(Event event) {
    return String.format(Locale.ROOT, "at %.2f s %s", (event.nanos() - strike) / 1e9, event.text());
  }
}
