package org.ecm.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which connection the open transaction of each thread has, so that what a thread has locked that
 * hangs can be taken from it. Safe for all threads.
 */
@ApplicationScoped
public class OpenTransactions {

  private final Map<Thread, Connection> connections = new ConcurrentHashMap<>();

  /** The calling thread works on this connection from now on; the pool's wrapping of it will do. */
  void began(Connection connection) {
    try {
      // The pool's own waits for the statement that is under way.
      connections.put(Thread.currentThread(), connection.unwrap(Connection.class));
    } catch (SQLException e) {
      throw new IllegalStateException("The pool does not show its connection", e);
    }
  }

  /** The calling thread's transaction is over. */
  void ended() {
    connections.remove(Thread.currentThread());
  }

  /**
   * Aborts the connection of another thread's transaction: the database rolls it back and frees its
   * locks, and whatever the thread does with it fails. Waits for nobody. A commit that is under way
   * may still succeed.
   *
   * @return false if the thread is in no transaction, or that was aborted before
   */
  public boolean abort(Thread thread) {
    Connection connection = connections.remove(thread);
    if (connection == null) {
      return false;
    }
    try {
      // SQL Server's driver may wait for the thread to leave its TLS socket.
      connection.abort(closing -> new Thread(closing, "ecm-abort").start());
    } catch (SQLException e) {
      throw new IllegalStateException("The connection cannot be aborted", e);
    }
    return true;
  }
}
