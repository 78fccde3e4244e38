package org.ecm.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints a comparison as a small table. */
final class Report {

  private final PrintStream out = System.out;
  private final Heap heap = new Heap();
  private final double loadBefore = Watch.load();

  Report(String title) {
    out.println();
    out.println(title);
  }

  /** Two rates, and whether ECM's is at least so much of the baseline's. */
  void rates(String unit, String baselineName, Watch baseline, Watch ecm, double aim) {
    rate("baseline", unit, baselineName, baseline);
    rate("ECM", unit, "", ecm);
    double ratio = ecm.rate() / baseline.rate();
    line(
        "ratio",
        "%.2f of the baseline's rate; aim: at least %.2f%s",
        ratio,
        aim,
        ratio < aim ? ", MISSED" : ", met");
  }

  /** A second baseline, for what it tells; without an aim. */
  void beside(String name, Watch baseline, Watch ecm) {
    line("beside", "%.2f of the rate of %s", ecm.rate() / baseline.rate(), name);
  }

  /** One rate alone. */
  void rate(String name, String unit, String what, Watch watch) {
    line(
        name,
        "%,10.0f %s/s, %,8.1f µs of processor time each  %s",
        watch.rate(),
        unit,
        watch.processorMicros(),
        what);
  }

  /** One line of the table. */
  void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "  %-9s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  /** Ends the table: heap and machine. */
  void end() {
    line("heap", "%s", heap.report());
    machine();
  }

  /** Ends the table where another process's heap did the work. */
  void machine() {
    line(
        "machine",
        "%d cores, Java %s, %s %s, load %.1f before and %.1f after",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.version"),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        loadBefore,
        Watch.load());
  }
}
