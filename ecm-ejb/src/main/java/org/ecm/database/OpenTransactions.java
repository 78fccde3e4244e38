package org.ecm.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Which connection the open transaction of each thread has, so that what a thread has locked that
 * hangs can be taken from it. Safe for all threads.
 */
@ApplicationScoped
public class OpenTransactions {

  private static final Logger LOG = Logger.getLogger(OpenTransactions.class);

  private final Map<Thread, Connection> connections = new ConcurrentHashMap<>();

  /** The calling thread works on this connection from now on. */
  void began(Connection connection) {
    connections.put(Thread.currentThread(), connection);
  }

  /** The calling thread's transaction is over. */
  void ended() {
    connections.remove(Thread.currentThread());
  }

  /**
   * Aborts the connection of another thread's transaction: the database rolls it back and frees its
   * locks, and whatever the thread does with it fails. Returns at once. A commit that is under way
   * may still succeed.
   *
   * @return false if the thread is in no transaction, or that was aborted before
   */
  public boolean abort(Thread thread) {
    Connection connection = connections.remove(thread);
    if (connection == null) {
      return false;
    }
    // The pool's wrapping waits for a statement that is under way, and a TLS socket for its reader.
    new Thread(() -> close(connection), "ecm-abort").start();
    return true;
  }

  private static void close(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.warnf("The connection of a thread that hangs cannot be aborted: %s", e.getMessage());
    }
  }
}
