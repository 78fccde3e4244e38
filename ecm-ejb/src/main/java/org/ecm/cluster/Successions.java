package org.ecm.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * After a mandate was taken from a node that renewed no more: ends that node's database sessions,
 * which may hold row locks for as long as its process stands still or its host is gone. It makes
 * things faster, and nothing rests on it. A node that lives is left alone, also while it comes back
 * to a database that was away for both, and so is one that cannot be told from this one by its
 * address.
 */
class Successions implements Runnable {

  private static final Logger LOG = Logger.getLogger(Successions.class);
  private static final long LOOK_MILLIS = 250;

  private final BlockingQueue<Mandate> ended = new LinkedBlockingQueue<>();
  private final ClusterView view;
  private final DatabaseSessions sessions;
  private final Duration beatLimit;
  private volatile boolean stopped;

  /**
   * @param beatLimit how long a beat may stand still until its node counts as dead; three times as
   *     long is waited for that
   */
  Successions(ClusterView view, DatabaseSessions sessions, Duration beatLimit) {
    this.view = view;
    this.sessions = sessions;
    this.beatLimit = beatLimit;
  }

  /** A mandate's holder was succeeded. Returns at once. */
  void ended(Mandate mandate) {
    ended.add(mandate);
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        Mandate next = ended.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          end(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end(Mandate mandate) throws InterruptedException {
    long deadline = System.nanoTime() + beatLimit.multipliedBy(3).toNanos();
    while (!isDead(mandate.holder()) && System.nanoTime() - deadline < 0 && !stopped) {
      Thread.sleep(LOOK_MILLIS);
    }
    Optional<ClusterNode> dead =
        view.nodes().stream()
            .filter(node -> node.incarnation().equals(mandate.incarnation()))
            .filter(node -> node.address() != null && isDead(node.node()))
            .filter(node -> !node.address().equals(sessions.ownAddress()))
            .findFirst();
    dead.ifPresent(this::end);
  }

  /** A beat says nothing while the database is away, nor right after. */
  private boolean isDead(String node) {
    return !view.isAlive(node) && view.seesFor().compareTo(beatLimit) >= 0;
  }

  private void end(ClusterNode dead) {
    try {
      int count = sessions.end(dead.address());
      LOG.infof(
          "%s stands still or is gone: ended its %d database sessions, from %s",
          dead.node(), count, dead.address());
    } catch (JdbiException e) {
      LOG.infof(
          "%s stands still or is gone, but its database sessions could not be ended: %s",
          dead.node(), e.getMessage());
    }
  }
}
