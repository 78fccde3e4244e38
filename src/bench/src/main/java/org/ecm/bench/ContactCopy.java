package org.ecm.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The baseline of the import: inserts the contacts of one database into another by bare JDBC
 * batches of 1,000, each a transaction. Only the inserts are on the clock, not the reading.
 */
final class ContactCopy implements AutoCloseable {

  private static final int BATCH = 1000;
  private static final String COLUMNS =
      "id, campaign_id, list_id, import_job_id, row_no, row_key, reference, first_name,"
          + " last_name, phone1, phone2, phone3, phone4, phone5, time_zone, priority, expires_at,"
          + " attributes, state, reason, step, next_number, call_zone, due_at, attempts_made,"
          + " sending, created_at, updated_at";
  private static final int WIDTH = 28;

  private final Connection from;
  private final Connection to;
  private long last;

  ContactCopy(DataSource from, DataSource to) throws SQLException {
    this.from = from.getConnection();
    this.to = to.getConnection();
    this.to.setAutoCommit(false);
  }

  /** Inserts what has come since the last call. */
  void catchUp(Watch watch) throws Exception {
    for (List<Object[]> rows = read(); !rows.isEmpty(); rows = read()) {
      List<Object[]> batch = rows;
      watch.time(() -> insert(batch));
      watch.count(batch.size());
    }
  }

  private List<Object[]> read() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (PreparedStatement query =
        from.prepareStatement(
            "select "
                + COLUMNS
                + " from contact where id > ? order by id fetch first "
                + BATCH
                + " rows only")) {
      query.setLong(1, last);
      ResultSet result = query.executeQuery();
      while (result.next()) {
        Object[] row = new Object[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
        last = result.getLong(1);
      }
    }
    return rows;
  }

  private int insert(List<Object[]> rows) throws SQLException {
    try (PreparedStatement insert =
        to.prepareStatement(
            "insert into contact (" + COLUMNS + ") values (?" + ", ?".repeat(WIDTH - 1) + ")")) {
      for (Object[] row : rows) {
        for (int i = 0; i < WIDTH; i++) {
          insert.setObject(i + 1, row[i]);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    to.commit();
    return rows.size();
  }

  @Override
  public void close() throws SQLException {
    from.close();
    to.close();
  }
}
