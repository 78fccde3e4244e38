package org.ecm.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.ecm.demo.api.EcmApi.Funnel;

/** Shows progress: a block that is written over on a terminal, else a line now and then. */
final class ProgressDisplay {
  private static final Duration RATE_OVER = Duration.ofSeconds(10);
  private static final Duration LINE_EVERY = Duration.ofSeconds(5);

  private record Moment(long nanos, long finished, long calls) {}

  private final Terminal terminal;
  private final Deque<Moment> moments = new ArrayDeque<>();
  private long lastLine = Long.MIN_VALUE;

  ProgressDisplay(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * @param calls that the dialer has placed so far
   * @param nanos a monotonic clock's time
   */
  void show(Funnel funnel, long calls, long nanos) {
    moments.add(new Moment(nanos, funnel.finished(), calls));
    while (nanos - moments.peek().nanos() > RATE_OVER.toNanos()) {
      moments.remove();
    }
    if (terminal.isInteractive()) {
      terminal.overwrite(block(funnel));
    } else if (lastLine == Long.MIN_VALUE || nanos - lastLine >= LINE_EVERY.toNanos()) {
      lastLine = nanos;
      terminal.say("%s", line(funnel));
    }
  }

  private List<String> block(Funnel f) {
    return List.of(
        figure("received", f.received()),
        figure("waiting", f.waiting() + f.claimed()),
        figure("at dialer", f.atDialer()),
        figure("unknown", f.unknown()),
        figure("finished", f.finished()) + "   " + outcomes(f.outcomes()),
        figure("calls per second", Math.round(perSecond(Moment::calls))) + "   " + timeLeft(f));
  }

  private String line(Funnel f) {
    return String.format(
        Locale.ROOT,
        "received %,d  waiting %,d  at dialer %,d  unknown %,d  finished %,d  %,d calls/s  %s",
        f.received(),
        f.waiting() + f.claimed(),
        f.atDialer(),
        f.unknown(),
        f.finished(),
        Math.round(perSecond(Moment::calls)),
        timeLeft(f));
  }

  private static String figure(String name, long figure) {
    return String.format(Locale.ROOT, "  %-18s %,10d", name, figure);
  }

  private static String outcomes(Map<String, Long> outcomes) {
    return outcomes.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s %,d", words(e.getKey()), e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String words(String outcome) {
    return outcome.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String timeLeft(Funnel f) {
    double rate = perSecond(Moment::finished);
    long left = f.accepted() - f.finished();
    if (rate <= 0 || left <= 0) {
      return "";
    }
    long seconds = Math.round(left / rate);
    return String.format(Locale.ROOT, "about %d:%02d left", seconds / 60, seconds % 60);
  }

  private double perSecond(ToLongFunction<Moment> count) {
    Moment first = moments.peekFirst();
    Moment last = moments.peekLast();
    double seconds = (last.nanos() - first.nanos()) / 1e9;
    return seconds == 0 ? 0 : (count.applyAsLong(last) - count.applyAsLong(first)) / seconds;
  }
}
