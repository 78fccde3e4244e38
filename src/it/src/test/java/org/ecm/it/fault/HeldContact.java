package org.ecm.it.fault;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.ecm.demo.process.LedgerDatabase;

/**
 * A contact whose row a transaction of ours holds, so that whoever wants to change it waits: for as
 * long as the database lets it, 2 s in these tests, and then again at the next try.
 */
final class HeldContact implements AutoCloseable {
  private static final String NEWEST =
      "select max(id) from contact where campaign_id = ? and state = 'AT_DIALER'";
  private static final String HOLD =
      "update contact set updated_at = updated_at where id = ? and state = 'AT_DIALER'";
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);

  private final Connection connection;
  private final String waiters;
  private long id;

  private HeldContact(LedgerDatabase database) throws SQLException {
    connection = DriverManager.getConnection(database.url(), database.user(), database.password());
    connection.setAutoCommit(false);
    waiters =
        connection.getMetaData().getDatabaseProductName().contains("SQL Server")
            ? "select count(*) from sys.dm_exec_requests where blocking_session_id = @@spid"
            : "select count(*) from information_schema.sessions where blocker_id = session_id()";
  }

  /**
   * Holds the newest of a campaign's contacts that are at the dialer; waits until there is one. No
   * part of the server but the apply of a result changes a contact that is there.
   */
  static HeldContact atDialer(LedgerDatabase database, long campaign) throws SQLException {
    HeldContact held = new HeldContact(database);
    Site.waiting("a contact at the dialer").until(() -> held.hold(campaign));
    return held;
  }

  private boolean hold(long campaign) throws SQLException {
    id = number(NEWEST, campaign);
    try (PreparedStatement update = connection.prepareStatement(HOLD)) {
      update.setLong(1, id);
      boolean held = update.executeUpdate() == 1;
      if (!held) {
        connection.rollback();
      }
      return held;
    }
  }

  long id() {
    return id;
  }

  /** Returns as soon as a transaction waits for this one. */
  void awaitWaiter() {
    Site.waiting("somebody who waits for contact " + id)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK_EVERY)
        .until(() -> number(waiters, null) > 0);
  }

  private long number(String query, Long parameter) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(query)) {
      if (parameter != null) {
        select.setLong(1, parameter);
      }
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // An embedded database has died with its server, and the lock with it.
      System.out.println("HeldContact: " + e.getMessage());
    } finally {
      connection.close();
    }
  }
}
