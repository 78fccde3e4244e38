package org.ecm.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The baseline of the results: brings contacts and attempts to the values they have in another
 * database, by bare JDBC batches, a page a transaction. Only the updates are on the clock.
 */
final class ResultCopy implements AutoCloseable {

  private static final String READ =
      "select c.state, c.reason, c.step, c.next_number, c.call_zone, c.due_at, c.updated_at, a.id,"
          + " a.state, a.open_number_key, a.disposition, a.dialer_result, a.closed_at, a.sweep_at"
          + " from attempt a join contact c on c.id = a.contact_id"
          + " where a.id > ? and a.state <> 'OPEN' order by a.id";
  private static final String CONTACT =
      "update contact set state = ?, reason = ?, step = ?, next_number = ?, call_zone = ?,"
          + " due_at = ?, attempts_made = attempts_made + 1, sending = 0, updated_at = ?"
          + " where id = ?";
  private static final String ATTEMPT =
      "update attempt set state = ?, open_contact_key = -id, open_number_key = ?, disposition = ?,"
          + " dialer_result = ?, confirmed = 1, closed_at = ?, sweep_at = ? where id = ?";
  private static final int OF_CONTACT = 8;
  private static final int OF_ATTEMPT = 6;

  private final Connection from;
  private final Connection to;
  private long last;
  private long copied;

  ResultCopy(DataSource from, DataSource to) throws SQLException {
    this.from = from.getConnection();
    this.to = to.getConnection();
    this.to.setAutoCommit(false);
  }

  /** How many results there were so far. */
  long copied() {
    return copied;
  }

  /** Updates what has changed since the last call; returns how many. */
  int catchUp(Watch watch) throws Exception {
    List<Object[]> rows = read();
    if (!rows.isEmpty()) {
      watch.time(() -> update(rows));
      watch.count(rows.size());
      copied += rows.size();
    }
    return rows.size();
  }

  private List<Object[]> read() throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    try (PreparedStatement query = from.prepareStatement(READ)) {
      query.setLong(1, last);
      ResultSet result = query.executeQuery();
      while (result.next()) {
        Object[] row = new Object[OF_CONTACT + OF_ATTEMPT];
        for (int i = 0; i < row.length; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
        last = result.getLong(OF_CONTACT);
      }
    }
    return rows;
  }

  private int update(List<Object[]> rows) throws SQLException {
    try (PreparedStatement contact = to.prepareStatement(CONTACT);
        PreparedStatement attempt = to.prepareStatement(ATTEMPT)) {
      for (Object[] row : rows) {
        for (int i = 0; i < OF_CONTACT; i++) {
          contact.setObject(i + 1, row[i]);
        }
        contact.addBatch();
        for (int i = 0; i < OF_ATTEMPT; i++) {
          attempt.setObject(i + 1, row[OF_CONTACT + i]);
        }
        attempt.setObject(OF_ATTEMPT + 1, row[OF_CONTACT - 1]);
        attempt.addBatch();
      }
      contact.executeBatch();
      attempt.executeBatch();
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
