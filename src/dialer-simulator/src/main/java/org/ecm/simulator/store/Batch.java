package org.ecm.simulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The prepared statements of one connection, of which one at a time gathers a batch. */
final class Batch {
  private static final int MOST_ROWS = 5_000;

  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private PreparedStatement open;
  private int rows;

  Batch(Connection connection) {
    this.connection = connection;
  }

  /** Adds one execution of a statement; earlier executions of other statements run before it. */
  void add(String sql, Object... values) {
    try {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
      }
      if (statement != open || rows == MOST_ROWS) {
        flush();
        open = statement;
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.addBatch();
      rows++;
    } catch (SQLException e) {
      throw new StoreException(sql, e);
    }
  }

  void flush() throws SQLException {
    if (rows > 0) {
      open.executeBatch();
    }
    rows = 0;
    open = null;
  }
}
