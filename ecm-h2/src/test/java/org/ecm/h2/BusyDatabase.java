package org.ecm.h2;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that is killed: writers that work like ECM's components on an H2 file. One inserts
 * batches of contacts, two change what was just committed, three commit single rows. Prints each
 * commit that was acknowledged.
 */
final class BusyDatabase {

  /** As ECM's own URL. */
  static String url(Path file) {
    return "jdbc:h2:file:"
        + file
        + ";MODE=MSSQLServer;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC;LOCK_TIMEOUT=2000";
  }

  static final int BATCH = 100;

  private static final String[] SCHEMA = {
    "create table if not exists contact (id bigint not null primary key, batch bigint not null,"
        + " state varchar(20) not null, due bigint not null, phone varchar(20) not null,"
        + " changes bigint not null)",
    "create unique index if not exists uq_phone on contact (phone)",
    "create index if not exists ix_batch on contact (batch)",
    "create index if not exists ix_state on contact (state, due, id)",
    "create index if not exists ix_changes on contact (changes, id)",
    "create table if not exists batch (id bigint not null primary key, size int not null)",
    "create table if not exists move (id bigint not null primary key, contact bigint not null)",
    "create index if not exists ix_move on move (contact)",
    "create table if not exists mark (id bigint not null primary key, note varchar(200) not null)",
    "create index if not exists ix_mark on mark (note)",
    "create sequence if not exists ids start with 1 increment by 1",
  };

  private final String url;
  private final PrintStream acknowledged;
  private final AtomicLong next;

  private BusyDatabase(String url, PrintStream acknowledged) throws SQLException {
    this.url = url;
    this.acknowledged = acknowledged;
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
      ResultSet row =
          statement.executeQuery(
              "select greatest((select coalesce(max(id), 0) from contact),"
                  + " (select coalesce(max(id), 0) from batch), (select coalesce(max(id), 0) from move),"
                  + " (select coalesce(max(id), 0) from mark))");
      row.next();
      next = new AtomicLong(row.getLong(1) + 100_000);
    }
  }

  /** One argument: the database's file. Runs until it is killed. */
  public static void main(String[] arguments) throws SQLException {
    BusyDatabase database = new BusyDatabase(url(Path.of(arguments[0])), System.out);
    database.start(database::insertBatch);
    database.start(database::move);
    database.start(database::move);
    for (int i = 0; i < 3; i++) {
      database.start(database::mark);
    }
  }

  private interface Work {
    void run(Connection connection) throws SQLException;
  }

  private void start(Work work) {
    new Thread(
            () -> {
              try (Connection connection = connect()) {
                connection.setAutoCommit(false);
                while (true) {
                  attempt(work, connection);
                }
              } catch (SQLException e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
              }
            })
        .start();
  }

  /** Two that change the same rows may lose a lock; like ECM they try again. */
  private static void attempt(Work work, Connection connection) throws SQLException {
    try {
      work.run(connection);
    } catch (SQLException e) {
      connection.rollback();
      // 50200: lock time-out, 40001: deadlock
      if (e.getErrorCode() != 50200 && !"40001".equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "sa", "sa");
  }

  private void insertBatch(Connection connection) throws SQLException {
    long batch = next.getAndAdd(BATCH + 1);
    try (PreparedStatement contact =
        connection.prepareStatement("insert into contact values (?, ?, 'WAITING', ?, ?, 0)")) {
      for (int i = 1; i <= BATCH; i++) {
        contact.setLong(1, batch + i);
        contact.setLong(2, batch);
        contact.setLong(3, batch % 97 * 1000 + i);
        contact.setString(4, "+1555" + (batch + i));
        contact.addBatch();
      }
      contact.executeBatch();
    }
    update(connection, "insert into batch values (?, ?)", batch, (long) BATCH);
    commit(connection, "batch " + batch);
  }

  /** Moves the newest waiting contacts on: each gets a row in move and one more in changes. */
  private void move(Connection connection) throws SQLException {
    long first = next.getAndAdd(20);
    long id = first;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select id from contact order by id desc fetch first 20 rows only")) {
      while (row.next()) {
        long contact = row.getLong(1);
        update(
            connection,
            "update contact set state = case state when 'WAITING' then 'CLAIMED' else 'WAITING' end,"
                + " due = due + 1, changes = changes + 1 where id = ?",
            contact);
        update(connection, "insert into move values (?, ?)", id++, contact);
      }
    }
    if (id > first) {
      commit(connection, "move " + first);
    }
  }

  private void mark(Connection connection) throws SQLException {
    long id = next.getAndIncrement();
    try (PreparedStatement statement =
        connection.prepareStatement("insert into mark values (?, ?)")) {
      statement.setLong(1, id);
      statement.setString(2, "note " + id % 1013);
      statement.executeUpdate();
    }
    commit(connection, "mark " + id);
  }

  private static void update(Connection connection, String sql, long... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setLong(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private void commit(Connection connection, String what) throws SQLException {
    connection.commit();
    acknowledged.println(what);
  }
}
