package org.ecm.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * That one process at a time works as this node: a lock on a file in the node's data directory,
 * which the operating system gives back when the process dies, and only then. A start registers
 * under it, so a newer incarnation proves the older ones dead (rule 2.6a) even if one of them only
 * stands still.
 */
class NodeLock {

  private static final Logger LOG = Logger.getLogger(NodeLock.class);
  private static final long RETRY_MILLIS = 200;

  private final Path file;
  private FileChannel channel;
  private FileLock lock;

  NodeLock(Path file) {
    this.file = file;
  }

  /**
   * Waits until the lock is this process's.
   *
   * @return false if {@code stopped} said so before
   */
  boolean await(BooleanSupplier stopped) throws InterruptedException {
    boolean told = false;
    while (!stopped.getAsBoolean()) {
      if (tryLock()) {
        return true;
      }
      if (!told) {
        LOG.warnf(
            "Another process works as this node, or an earlier deployment has not ended; waiting"
                + " for the lock on %s",
            file);
        told = true;
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
    return false;
  }

  private synchronized boolean tryLock() {
    try {
      if (channel == null) {
        Files.createDirectories(file.getParent());
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      }
      lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // an earlier deployment in this very process
    } catch (IOException e) {
      throw new UncheckedIOException("The node's lock " + file + " cannot be had", e);
    }
  }

  /** Gives the lock back, if it was had. */
  synchronized void release() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      LOG.warnf("The lock on %s could not be given back: %s", file, e.getMessage());
    }
  }
}
