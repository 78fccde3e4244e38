package org.ecm.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ecm.cluster.Component;
import org.ecm.cluster.MandateSeat;
import org.ecm.feed.ContactFeed;
import org.ecm.results.SyncResults;
import org.ecm.schedule.CallingWindow;

/** A database of one size, and the times of the turns on it. */
final class TickSubject implements AutoCloseable {

  static final int BATCH = 50;

  private final String name;
  private final BenchDatabase ecm = new BenchDatabase(BATCH);
  private final InstantDialer dialer = new InstantDialer();
  private final Component feed;
  private final Component results;
  private final MandateSeat feedSeat = ecm.seat(ContactFeed.NAME);
  private final MandateSeat resultsSeat = ecm.seat(SyncResults.NAME);
  private final List<Long> feeding = new ArrayList<>();
  private final List<Long> resting = new ArrayList<>();
  private final List<Long> applying = new ArrayList<>();

  TickSubject(String name, CallingWindow window) {
    this.name = name;
    this.feed = Components.feed(ecm, dialer, BATCH, window);
    this.results = Components.results(ecm, dialer, Duration.ofMinutes(1));
  }

  void contacts(long first, long last, String zone, int priority, Instant due) {
    ecm.contacts(first, last, zone, priority, due);
  }

  /** Feeds a batch, turns once more with the window full, and applies the batch's results. */
  void cycle(boolean counts) {
    long sent = dialer.sent();
    long feedTime = turn(feed, feedSeat);
    if (dialer.sent() != sent + BATCH) {
      throw new IllegalStateException(name + ": a turn sent " + (dialer.sent() - sent));
    }
    long restTime = turn(feed, feedSeat);
    dialer.showResults();
    long applyTime = turn(results, resultsSeat);
    if (counts) {
      feeding.add(feedTime);
      resting.add(restTime);
      applying.add(applyTime);
    }
  }

  private static long turn(Component component, MandateSeat seat) {
    long start = System.nanoTime();
    component.turn(seat.current().orElseThrow(), seat);
    return System.nanoTime() - start;
  }

  void report(Report report, TickSubject base, double aim) {
    report.line("", "%s", name);
    line(report, "feed", "a batch of " + BATCH, feeding, base.feeding, aim);
    line(report, "feed", "window full", resting, base.resting, aim);
    line(report, "sync", BATCH + " results", applying, base.applying, aim);
  }

  private static void line(
      Report report, String component, String what, List<Long> mine, List<Long> base, double aim) {
    double ratio = median(mine) / median(base);
    report.line(
        component,
        "%-14s %8.2f ms, %.2f times; aim: at most %.1f%s",
        what,
        median(mine),
        ratio,
        aim,
        ratio > aim ? ", MISSED" : ", met");
  }

  /** In milliseconds. */
  private static double median(List<Long> nanos) {
    List<Long> sorted = new ArrayList<>(nanos);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2) / 1e6;
  }

  @Override
  public void close() throws IOException, SQLException {
    ecm.close();
  }
}
