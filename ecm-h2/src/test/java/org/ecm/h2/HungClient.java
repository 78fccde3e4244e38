package org.ecm.h2;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.h2.jdbc.JdbcConnection;
import org.h2.tools.Server;

/**
 * A process in which a client's thread stands still in a transaction that has a row locked, and
 * another thread aborts its connection to an H2 server. Says whether another client gets the row.
 */
public final class HungClient {

  private HungClient() {}

  public static void main(String[] arguments) throws SQLException, InterruptedException {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String url = "jdbc:h2:" + server.getURL() + "/mem:hung;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000";
    try (Connection first = DriverManager.getConnection(url);
        Statement statement = first.createStatement()) {
      statement.execute("create table t (id int primary key, n int)");
      statement.execute("insert into t values (1, 0)");
    }
    Connection hung = DriverManager.getConnection(url);
    hung.setAutoCommit(false);
    try (Statement statement = hung.createStatement()) {
      statement.execute("update t set n = 1 where id = 1");
    }
    CountDownLatch within = new CountDownLatch(1);
    new Thread(() -> standStill(hung, within)).start();
    within.await();
    hung.abort(Runnable::run);
    System.out.println(other(url));
    System.exit(0);
  }

  /**
   * As a thread that is stopped in the middle of a statement: nobody else gets into the session.
   */
  private static void standStill(Connection connection, CountDownLatch within) {
    ((JdbcConnection) connection).getSession().lock();
    within.countDown();
    LockSupport.park();
  }

  private static String other(String url) throws SQLException {
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("update t set n = n + 10 where id = 1");
      return "free";
    } catch (SQLException e) {
      return "locked";
    }
  }
}
