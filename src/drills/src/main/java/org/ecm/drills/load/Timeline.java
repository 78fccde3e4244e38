package org.ecm.drills.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened when, in one drill. May be used from any thread. */
public final class Timeline {
  private final List<Event> events = new ArrayList<>();
  private Event struck;
  private final List<Mend> mends = new ArrayList<>();
  private String omission;

  /**
   * @param nanos on this process's monotonic clock
   */
  public record Event(Instant at, long nanos, String text) {}

  /**
   * Something that was broken is there again: recovery counts from then.
   *
   * @param what for the name of a gap, the same in each run
   */
  public record Mend(String what, Event event) {}

  public synchronized Event add(String text) {
    Event event = new Event(Instant.now(), System.nanoTime(), text);
    events.add(event);
    return event;
  }

  /** What is said is about to go wrong: gaps count from here. The last one said counts. */
  public synchronized void strike(String text) {
    struck = add(text);
  }

  /** What was broken is there again. */
  public synchronized void mend(String what, String text) {
    mends.add(new Mend(what, add(text)));
  }

  /** All that was put right, in order. */
  public synchronized List<Mend> mends() {
    return List.copyOf(mends);
  }

  /** Something that belongs to the drill could not be done, and why: it was not carried out. */
  public synchronized void omit(String text) {
    add(text);
    omission = text;
  }

  /** What could not be done; null if all was. */
  public synchronized String omission() {
    return omission;
  }

  /** The moment at which it went wrong. */
  public synchronized Event struck() {
    return struck;
  }

  /** In the order of time. */
  public synchronized List<Event> events() {
    return events.stream().sorted(Comparator.comparingLong(Event::nanos)).toList();
  }
}
