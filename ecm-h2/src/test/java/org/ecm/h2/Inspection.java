package org.ecm.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in a database that {@link BusyDatabase} left behind; nothing if it is whole. */
final class Inspection implements AutoCloseable {

  private final Connection connection;
  private final List<String> findings = new ArrayList<>();

  Inspection(Path file) throws SQLException {
    connection = DriverManager.getConnection(BusyDatabase.url(file), "sa", "sa");
  }

  List<String> findings(List<String> acknowledged) throws SQLException {
    indexesAgree("contact", "ix_batch", "batch >= 0");
    indexesAgree("contact", "ix_state", "state >= ''");
    indexesAgree("contact", "ix_changes", "changes >= 0");
    indexesAgree("contact", "uq_phone", "phone >= ''");
    indexesAgree("move", "ix_move", "contact >= 0");
    indexesAgree("mark", "ix_mark", "note >= ''");
    zero(
        "batches that are there in part",
        "select count(*) from batch b where b.size <>"
            + " (select count(*) from contact c where c.batch + 0 = b.id)");
    zero(
        "contacts of no batch",
        "select count(*) from contact c where not exists"
            + " (select 1 from batch b where b.id = c.batch)");
    same(
        "moves and the changes they made",
        number("select count(*) from move"),
        number("select coalesce(sum(changes), 0) from contact where id + 0 >= 0"));
    for (String commit : acknowledged) {
      String[] words = commit.split(" ");
      if (number("select count(*) from " + words[0] + " where id = " + words[1]) == 0) {
        findings.add("acknowledged and lost: " + commit);
      }
    }
    changeable("contact", "due");
    changeable("move", "contact");
    changeable("mark", "note");
    return findings;
  }

  private void indexesAgree(String table, String index, String all) throws SQLException {
    long byRow = number("select count(*) from " + table + " where id + 0 >= 0");
    long sumByRow = number("select coalesce(sum(id), 0) from " + table + " where id + 0 >= 0");
    String through = " from " + table + " use index (" + index + ") where " + all;
    same(
        "rows of " + table + " and entries of " + index,
        byRow,
        number("select count(*)" + through));
    same(
        "ids of " + table + " and in " + index,
        sumByRow,
        number("select coalesce(sum(id), 0)" + through));
  }

  /** A row or an entry locked by a transaction that died cannot be changed, or comes twice. */
  private void changeable(String table, String column) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long changed = statement.executeUpdate("update " + table + " set " + column + " = " + column);
      same(
          "rows of " + table + " and rows that can be changed",
          number("select count(*) from " + table),
          changed);
    } catch (SQLException e) {
      findings.add(table + " cannot be changed: " + e.getMessage());
    }
  }

  private void zero(String what, String sql) throws SQLException {
    same(what, 0, number(sql));
  }

  private void same(String what, long one, long other) {
    if (one != other) {
      findings.add(what + ": " + one + " and " + other);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
