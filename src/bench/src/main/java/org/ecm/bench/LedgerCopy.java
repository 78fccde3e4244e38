package org.ecm.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The least that a ledger must write for a contact that is fed, as bare JDBC batches: claimed with
 * an attempt before the request, and at the dialer after it, each a transaction. Writes into
 * another database what ECM's feed has written into its own.
 */
final class LedgerCopy implements AutoCloseable {

  private static final String READ =
      "select id, contact_id, campaign_id, dialer_campaign_id, batch_id, account_number, number,"
          + " step, open_number_key, created_at from attempt where id > ? order by id";
  private static final String ATTEMPT =
      "insert into attempt (id, contact_id, campaign_id, dialer_campaign_id, batch_id,"
          + " account_number, number, step, open_number_key, created_at, open_contact_key, sweep_at,"
          + " state, in_window, confirmed, redialled)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 1, 0, 0)";
  private static final String BATCH =
      "insert into batch (id, dialer_campaign_id, state, open_state, epoch, holder, incarnation,"
          + " size, probe, created_at, call_over, not_sent, settle_tries)"
          + " select ?, 1, 'ACCEPTED', 'DONE', 1, 'bench', 'bench', 1, 0, current_timestamp, 1, 0, 0"
          + " where not exists (select 1 from batch where id = ?)";
  private static final String CLAIMED =
      "update contact set state = 'CLAIMED', reason = 'CLAIMED', current_attempt = ?, sending = 0,"
          + " updated_at = ? where id = ?";
  private static final String AT_DIALER =
      "update contact set state = 'AT_DIALER', reason = 'SENT', updated_at = ? where id = ?";
  private static final int COLUMNS = 10;

  private final Connection from;
  private final Connection to;
  private long last;
  private List<Object[]> rows = List.of();

  LedgerCopy(DataSource from, DataSource to) throws SQLException {
    this.from = from.getConnection();
    this.to = to.getConnection();
    this.to.setAutoCommit(false);
  }

  /** Reads what the feed has written since the last call, off the clock; returns how much. */
  int read() throws SQLException {
    rows = new ArrayList<>();
    try (PreparedStatement query = from.prepareStatement(READ)) {
      query.setLong(1, last);
      ResultSet result = query.executeQuery();
      while (result.next()) {
        Object[] row = new Object[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
          row[i] = result.getObject(i + 1);
        }
        rows.add(row);
        last = result.getLong(1);
      }
    }
    return rows.size();
  }

  /** Before the request. */
  int claim() throws SQLException {
    try (PreparedStatement batch = to.prepareStatement(BATCH);
        PreparedStatement contact = to.prepareStatement(CLAIMED);
        PreparedStatement attempt = to.prepareStatement(ATTEMPT)) {
      for (Object[] row : rows) {
        Object id = row[0];
        Object contactId = row[1];
        Object created = row[COLUMNS - 1];
        fill(contact, id, created, contactId);
        for (int i = 0; i < COLUMNS; i++) {
          attempt.setObject(i + 1, row[i]);
        }
        attempt.setObject(COLUMNS + 1, contactId);
        attempt.setObject(COLUMNS + 2, created);
        attempt.addBatch();
      }
      for (Object id : rows.stream().map(row -> row[4]).distinct().toList()) {
        fill(batch, id, id);
      }
      batch.executeBatch();
      contact.executeBatch();
      attempt.executeBatch();
    }
    to.commit();
    return rows.size();
  }

  /** After it. */
  int accepted() throws SQLException {
    try (PreparedStatement contact = to.prepareStatement(AT_DIALER)) {
      for (Object[] row : rows) {
        fill(contact, row[COLUMNS - 1], row[1]);
      }
      contact.executeBatch();
    }
    to.commit();
    return rows.size();
  }

  private static void fill(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    from.close();
    to.close();
  }
}
