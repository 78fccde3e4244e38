package org.ecm.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the demo writes. On a terminal, lines are written over; elsewhere each stays. For one
 * thread.
 */
final class Terminal {
  private static final String UP_AND_CLEAR = "\033[%dA\033[J";

  private final PrintStream out;
  private final boolean interactive;
  private int overwritable;

  /**
   * @param interactive somebody watches
   */
  Terminal(PrintStream out, boolean interactive) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.interactive = interactive;
  }

  boolean isInteractive() {
    return interactive;
  }

  /** Standard output. */
  static Terminal standard() {
    return new Terminal(System.out, isTerminal());
  }

  /** Java 22 and newer have a console even where nobody watches; the link tells on Linux. */
  private static boolean isTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes lines that stay. */
  void say(String format, Object... values) {
    clear();
    out.printf(Locale.ROOT, format + "%n", values);
  }

  /** Writes lines in the place of the last ones written like this; only on a terminal. */
  void overwrite(List<String> lines) {
    clear();
    lines.forEach(out::println);
    overwritable = lines.size();
  }

  /** Lets the last lines stay. */
  void keep() {
    overwritable = 0;
  }

  private void clear() {
    if (overwritable > 0) {
      out.printf(UP_AND_CLEAR, overwritable);
      overwritable = 0;
    }
  }

  PrintStream stream() {
    clear();
    return out;
  }

  /** Says what is being done, and how long it has taken; on a terminal, while it is done. */
  void step(String what, Runnable work) {
    long since = System.nanoTime();
    CountDownLatch done = new CountDownLatch(1);
    Thread ticker = new Thread(() -> tick(what, since, done), "progress");
    ticker.setDaemon(true);
    if (interactive) {
      ticker.start();
    } else {
      say("%s", what);
    }
    try {
      work.run();
    } finally {
      done.countDown();
      join(ticker);
      if (interactive) {
        say("%s: %d s", what, seconds(since));
      }
    }
  }

  private void tick(String what, long since, CountDownLatch done) {
    try {
      do {
        overwrite(List.of("%s: %d s".formatted(what, seconds(since))));
      } while (!done.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }
}
