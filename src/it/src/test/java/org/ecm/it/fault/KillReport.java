package org.ecm.it.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which phase was killed when, and how long it took until the work went on. */
final class KillReport {
  private final List<String> lines = new ArrayList<>();

  KillReport() {
    lines.add(
        "%-10s %5s  %-48s %12s %16s"
            .formatted("phase", "round", "killed when", "ready again", "work went on"));
  }

  /**
   * @param ready nanoseconds from the kill until requests were served again
   * @param working nanoseconds from the kill until the interrupted work went on
   */
  void add(KillIT.Phase phase, int round, String moment, long ready, long working) {
    lines.add(
        String.format(
            Locale.ROOT,
            "%-10s %5d  %-48s %10.1f s %14.1f s",
            phase,
            round,
            moment,
            ready / 1e9,
            working / 1e9));
  }

  /** A kill after the phase's end, which proves nothing about it. */
  void addTooLate(KillIT.Phase phase, int round, String moment) {
    lines.add("%-10s %5d  %-48s too late, played again".formatted(phase, round, moment));
  }

  void write(Path file) throws IOException {
    Files.write(file, lines);
    lines.forEach(System.out::println);
  }
}
