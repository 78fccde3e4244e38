package org.ecm.bench.bare;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * What a ledger asks of the database for a callback: ECM's own reads and writes, in ECM's own
 * tables, by plain JDBC. Nothing is computed from what they tell.
 */
@ApplicationScoped
public class BareLedger {

  private static final String[] READS = {
    "select fingerprint, answer from callback_request where client = 'bare' and idempotency_key = ?",
    "select number from do_not_call where number = ? and campaign_id in (0, -1)"
        + " and (expires_at is null or expires_at > ?)",
    "select id, time_zone from contact where id = (select min(id) from contact"
        + " where next_number = ? and state = 'WAITING' and campaign_id = -1)"
  };
  private static final String CAMPAIGN = "select id, name, version from campaign where id = ?";
  private static final String REQUEST =
      "insert into callback_request (id, client, idempotency_key, fingerprint, campaign_id,"
          + " contact_id, answer, created_at) values (?, 'bare', ?, ?, -1, ?, ?, ?)";
  private static final String CONTACT =
      """
      insert into contact (id, campaign_id, list_id, row_key, reference, first_name, last_name,
        phone1, priority, attributes, state, reason, step, next_number, call_zone, due_at,
        attempts_made, sending, created_at, updated_at)
      values (?, -1, -1, ?, ?, ?, ?, ?, 9, '{}', 'WAITING', 'CALLBACK', 0, ?, 'America/New_York', ?,
        0, 0, ?, ?)
      """;
  private static final String LANE =
      "insert into contact_lane (campaign_id, call_zone, priority) select -1, 'America/New_York', 9"
          + " where not exists (select 1 from contact_lane where campaign_id = -1"
          + " and call_zone = 'America/New_York' and priority = 9)";

  /** As long as what ECM keeps. */
  private static final String FINGERPRINT = "0".repeat(64);

  private static final String ANSWER = "0".repeat(200);

  private final AtomicLong ids = new AtomicLong();

  @Resource(lookup = "java:jboss/datasources/EcmDS")
  DataSource source;

  /**
   * The lane is there from the start: who writes it first at the same time as another would fail.
   */
  void open(@Observes @Initialized(ApplicationScoped.class) Object start) throws SQLException {
    try (Connection connection = source.getConnection()) {
      write(connection, LANE);
    }
  }

  /** Keeps a request and its contact; returns the contact's id once both are committed. */
  @Transactional
  public long take(String request, BareCallback callback) throws SQLException {
    long id = ids.decrementAndGet();
    LocalDateTime now = LocalDateTime.now();
    LocalDateTime due = LocalDateTime.parse(callback.at);
    try (Connection connection = source.getConnection()) {
      read(connection, READS[0], request);
      read(connection, CAMPAIGN, callback.campaign);
      read(connection, READS[1], callback.number, now);
      read(connection, READS[2], callback.number);
      write(connection, REQUEST, id, request, FINGERPRINT, id, ANSWER, now);
      write(
          connection,
          CONTACT,
          id,
          request,
          callback.reference,
          callback.firstName,
          callback.lastName,
          callback.number,
          callback.number,
          due,
          now,
          now);
      write(connection, LANE);
    }
    return id;
  }

  private static void read(Connection connection, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      bind(statement, parameters);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
      }
    }
  }

  private static void write(Connection connection, String update, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      bind(statement, parameters);
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }
}
