package org.ecm.drills.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.ecm.drills.load.MandateWatch.Sight;
import org.ecm.drills.load.Timeline.Mend;

/**
 * Measures gaps. Times are on the monotonic clock of this process, except those of {@link
 * #between}, which are this machine's time of day.
 */
public final class Gaps {
  /** A holder that renews is one for so long after its last renewal (rule 1.7). */
  private static final long TIME_TO_LIVE_NANOS = 1_500_000_000L;

  private final long strike;
  private final long end;

  /**
   * @param strike when the fault struck
   * @param end when the load was stopped
   */
  public Gaps(long strike, long end) {
    this.strike = strike;
    this.end = end;
  }

  /** Between two answers at the virtual IP. */
  public Gap address(List<Long> answered, Duration bar) {
    List<Long> sorted =
        new ArrayList<>(answered.stream().filter(at -> at <= end).sorted().toList());
    sorted.add(end);
    long from = sorted.get(0);
    long longest = 0;
    for (int i = 1; i < sorted.size(); i++) {
      long length = sorted.get(i) - sorted.get(i - 1);
      if (sorted.get(i) > strike && length > longest) {
        longest = length;
        from = sorted.get(i - 1);
      }
    }
    return gap("virtual IP", longest, from, bar);
  }

  /**
   * Without a valid holder: from its own release, or from the last sign of life of a holder that
   * was replaced or stood still for longer than a renewal lasts, but not from before the fault; to
   * the next sign of life.
   */
  public Gap component(String name, List<Sight> sights, Duration bar) {
    Sight before = null;
    long longest = 0;
    long from = strike;
    for (Sight sight : sights) {
      if (!sight.name().equals(name) || (sight.released() && sight.dead())) {
        continue; // a release after the holder's death is no sign of its life
      }
      if (before != null && sight.nanos() > strike && !isRelease(sight, before)) {
        long begin = before.nanos() < strike ? strike : before.nanos();
        long length = sight.nanos() - begin;
        boolean gone = sight.epoch() != before.epoch() || before.released();
        if ((gone || length > TIME_TO_LIVE_NANOS) && length > longest) {
          longest = length;
          from = begin;
        }
      }
      before = sight;
    }
    if (before != null && before.nanos() < end - TIME_TO_LIVE_NANOS) {
      long begin = Math.max(before.nanos(), strike);
      if (end - begin > longest) {
        longest = end - begin;
        from = begin;
      }
    }
    return gap(name, longest, from, bar);
  }

  private static boolean isRelease(Sight sight, Sight before) {
    return sight.released() && sight.epoch() == before.epoch();
  }

  /** Between two events. */
  public Gap between(String what, List<Instant> events, Instant strikeAt, Instant endAt) {
    Instant last = strikeAt;
    Instant from = strikeAt;
    Duration longest = Duration.ZERO;
    List<Instant> until = new ArrayList<>(events);
    until.add(endAt);
    for (Instant at : until) {
      if (at.isBefore(strikeAt)) {
        continue;
      }
      Duration length = Duration.between(last, at);
      if (length.compareTo(longest) > 0 && !at.isAfter(endAt)) {
        longest = length;
        from = last;
      }
      last = at;
    }
    return new Gap(what, longest, Duration.between(strikeAt, from), null);
  }

  /** The longest that a caller's script had to repeat its request. */
  public Gap callbacks(List<Acknowledged> callbacks, Duration bar) {
    Acknowledged slowest =
        callbacks.stream().max(Comparator.comparingLong(Acknowledged::nanos)).orElse(null);
    return slowest == null
        ? gap("callback acknowledged", 0, strike, bar)
        : gap("callback acknowledged", slowest.nanos(), slowest.at() - slowest.nanos(), bar);
  }

  /**
   * Until something works again, once what was broken is there again.
   *
   * @param what its name
   * @param mended when and what was there again
   * @param signs that it works
   */
  public Gap again(String what, Mend mended, LongStream signs, Duration bar) {
    long from = mended.event().nanos();
    long first = signs.filter(at -> at > from).min().orElse(end);
    return gap("%s after %s".formatted(what, mended.what()), first - from, from, bar);
  }

  /**
   * Until the last of those callers was answered who waited when what was broken was there again.
   */
  public Gap answered(List<Acknowledged> callbacks, Mend mended, Duration bar) {
    long from = mended.event().nanos();
    long last =
        callbacks.stream()
            .filter(one -> one.at() - one.nanos() < from && one.at() > from)
            .mapToLong(Acknowledged::at)
            .max()
            .orElse(from);
    return gap("waiting callers answered after " + mended.what(), last - from, from, bar);
  }

  private Gap gap(String service, long length, long from, Duration bar) {
    return new Gap(service, Duration.ofNanos(length), Duration.ofNanos(from - strike), bar);
  }
}
