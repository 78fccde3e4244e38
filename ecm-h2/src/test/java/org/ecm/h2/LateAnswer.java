package org.ecm.h2;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import org.h2.tools.Server;

/**
 * A process in which a client of an H2 server gives up waiting within a transaction that has a row
 * locked. Says whether another client gets the row.
 */
public final class LateAnswer {

  private LateAnswer() {}

  /** For the statement that is late. */
  public static void sleep(int millis) throws InterruptedException {
    Thread.sleep(millis);
  }

  public static void main(String[] arguments) throws SQLException {
    Server server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
    String url = "jdbc:h2:" + server.getURL() + "/mem:late;DB_CLOSE_DELAY=-1";
    try (Connection first = DriverManager.getConnection(url);
        Statement statement = first.createStatement()) {
      statement.execute("create table t (id int primary key, n int)");
      statement.execute("insert into t values (1, 0)");
      statement.execute("create alias late for \"org.ecm.h2.LateAnswer.sleep\"");
    }
    Connection waiting = DriverManager.getConnection(url + ";NETWORK_TIMEOUT=500");
    waiting.setAutoCommit(false);
    try (Statement statement = waiting.createStatement()) {
      statement.execute("update t set n = 1 where id = 1");
      statement.execute("call late(1500)");
      System.out.println("in time");
    } catch (SQLNonTransientConnectionException e) {
      System.out.println(other(url + ";LOCK_TIMEOUT=10000"));
    }
    System.exit(0);
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
