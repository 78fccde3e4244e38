package org.ecm.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Shows the host that this process turns: rewrites a file of one line ten times a second, on a
 * thread of its own that waits for nothing but the disk. A reader sees whole lines only, for each
 * takes the place of the last by a rename. keepalived/ecm-probe judges by it.
 */
class Pulse implements Runnable {

  private static final Logger LOG = Logger.getLogger(Pulse.class);
  private static final long BEAT_MILLIS = 100;

  private final Path file;
  private final Path next;
  private final BooleanSupplier ready;
  private final Mandates mandates;
  private final long pid = ProcessHandle.current().pid();
  private long beat;
  private boolean ended;
  private boolean told;

  /**
   * @param ready whether this node can serve: deployed, schema current, not told to stop
   */
  Pulse(Path file, BooleanSupplier ready, Mandates mandates) {
    this.file = file;
    this.next = file.resolveSibling(file.getFileName() + ".next");
    this.ready = ready;
    this.mandates = mandates;
  }

  @Override
  public void run() {
    try {
      while (beat()) {
        TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes one line, unless this has ended. */
  synchronized boolean beat() {
    if (ended) {
      return false;
    }
    beat++;
    try {
      Files.writeString(next, line());
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      told = false;
    } catch (IOException e) {
      if (!told) {
        LOG.warnf("The pulse cannot be written, so the host takes this node for dead: %s", e);
        told = true;
      }
    }
    return true;
  }

  /** A clean stop: from now on there is no pulse, and nobody misses one. */
  synchronized void end() {
    ended = true;
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warnf("The pulse could not be ended: %s", e);
    }
  }

  private String line() {
    return "incarnation=%s pid=%d beat=%d ready=%d database=%d mandates-ms=%d\n"
        .formatted(
            mandates.self().incarnation(),
            pid,
            beat,
            ready.getAsBoolean() ? 1 : 0,
            mandates.databaseAnswers() ? 1 : 0,
            mandates.sinceLastTurn().toMillis());
  }
}
