package org.ecm.h2;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets changes of H2's maps run side by side, but none of them while H2 collects the roots of its
 * maps for the next write to the file.
 *
 * <p>H2 collects the roots one map after the other. A change that spans two maps (a row and its
 * undo log, or all rows of a transaction that is being committed) could be caught half by one such
 * collection; killed then, before the next, H2 opens with rows that belong to no transaction, and
 * rows that are in some indexes and not in others.
 *
 * <p>A change never waits for a row, for another change's end, or for H2's store lock while it is
 * inside, so whoever collects does not wait long.
 */
public final class Gate {

  private static final ReentrantReadWriteLock LOCK = new ReentrantReadWriteLock();

  private Gate() {}

  /** A change begins; may be nested. */
  public static void enterChange() {
    LOCK.readLock().lock();
  }

  public static void leaveChange() {
    LOCK.readLock().unlock();
  }

  /** Whether this thread is inside a change, where it must not begin to write the file. */
  public static boolean isInChange() {
    return LOCK.getReadHoldCount() > 0;
  }

  /** The collection of the maps' roots begins, once all changes have left. */
  public static void enterCollection() {
    LOCK.writeLock().lock();
  }

  public static void leaveCollection() {
    LOCK.writeLock().unlock();
  }
}
