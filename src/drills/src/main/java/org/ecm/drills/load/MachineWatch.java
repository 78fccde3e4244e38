package org.ecm.drills.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks all the time at how busy the machine is, of which all hosts of the lab have a share; and so
 * also at how long it was kept from looking itself.
 */
public final class MachineWatch implements AutoCloseable {
  private static final Path COUNTS = Path.of("/proc/stat");
  private static final int EVERY_MILLIS = 100;
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(3 * EVERY_MILLIS);

  /** Of the columns of a line of counts: idle, and waiting for a disk. */
  private static final int IDLE = 3;

  private static final int IO_WAIT = 4;

  /** Up to and with the time that the machine's own host took away; then come parts of others. */
  private static final int COLUMNS = 8;

  private final List<Look> looks = new ArrayList<>();
  private final Thread thread = new Thread(this::watch, "machine-watch");

  /**
   * @param nanos on this process's monotonic clock
   * @param busy ticks of all processors since the machine's start
   * @param all the idle ones too
   */
  record Look(long nanos, long busy, long all) {
    static Look of(long nanos, String line) {
      long[] ticks =
          Stream.of(line.strip().split("\\s+"))
              .skip(1)
              .limit(COLUMNS)
              .mapToLong(Long::parseLong)
              .toArray();
      long all = 0;
      for (long tick : ticks) {
        all += tick;
      }
      return new Look(nanos, all - ticks[IDLE] - ticks[IO_WAIT], all);
    }
  }

  MachineWatch() {
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try (Stream<String> lines = Files.lines(COUNTS)) {
          add(Look.of(System.nanoTime(), lines.findFirst().orElseThrow()));
        }
        TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException | IOException end) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void add(Look look) {
    looks.add(look);
  }

  /** How busy it was between two moments of this process's monotonic clock, in words. */
  public synchronized String during(long from, long to) {
    Look first = null;
    Look last = null;
    long longest = 0;
    for (Look look : looks) {
      if (first == null || look.nanos() <= from) {
        first = look;
        last = look;
      } else if (last.nanos() < to) {
        longest = Math.max(longest, look.nanos() - last.nanos());
        last = look;
      }
    }
    if (first == null || last.all() == first.all()) {
      return "the machine's load is not known";
    }
    return "processors %d %% busy"
            .formatted(100 * (last.busy() - first.busy()) / (last.all() - first.all()))
        + (longest < LATE_NANOS
            ? ""
            : ", the drill's own watch kept waiting for %d ms".formatted(longest / 1_000_000));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
