package org.ecm.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.ecm.database.UtcTimes;

/** Turns rows into what people see. */
final class ContactMappers {
  private ContactMappers() {}

  /** The columns of {@link #summary}. */
  static final String SUMMARY =
      "c.id, c.campaign_id, c.list_id, c.reference, c.first_name, c.last_name, c.next_number,"
          + " c.state, c.reason, c.step, c.due_at, c.call_zone, c.priority, c.attempts_made,"
          + " c.created_at, c.updated_at";

  static ContactSummary summary(ResultSet row) throws SQLException {
    return new ContactSummary(
        row.getLong("id"),
        row.getLong("campaign_id"),
        row.getLong("list_id"),
        row.getString("reference"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getString("next_number"),
        ContactState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getInt("step"),
        time(row, "due_at"),
        row.getString("call_zone"),
        row.getInt("priority"),
        row.getInt("attempts_made"),
        time(row, "created_at"),
        time(row, "updated_at"));
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return UtcTimes.read(row.getObject(column, LocalDateTime.class));
  }
}
