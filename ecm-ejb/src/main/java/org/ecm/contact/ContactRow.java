package org.ecm.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The part of a contact's row on which do-not-call and withdrawal decide. Read, decide,
 * compare-and-set; if the row was faster, read again.
 */
record ContactRow(
    long id,
    long campaign,
    ContactState state,
    String reason,
    boolean sending,
    int step,
    String nextNumber,
    List<String> phones,
    String timeZone,
    int priority) {

  /** The row as it is now; empty if there is none. */
  static Optional<ContactRow> read(Handle h, long id) {
    return h.createQuery(
            "select id, campaign_id, state, reason, sending, step, next_number, phone1, phone2,"
                + " phone3, phone4, phone5, time_zone, priority from contact where id = :id")
        .bind("id", id)
        .map((row, context) -> map(row))
        .findOne();
  }

  private static ContactRow map(ResultSet row) throws SQLException {
    return new ContactRow(
        row.getLong("id"),
        row.getLong("campaign_id"),
        ContactState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getBoolean("sending"),
        row.getInt("step"),
        row.getString("next_number"),
        phones(row),
        row.getString("time_zone"),
        row.getInt("priority"));
  }

  /** The five slots, null where a contact has no phone. */
  static List<String> phones(ResultSet row) throws SQLException {
    return Arrays.asList(
        row.getString("phone1"),
        row.getString("phone2"),
        row.getString("phone3"),
        row.getString("phone4"),
        row.getString("phone5"));
  }

  /** Whether the contact can no longer be cut out: it is being sent, or was. */
  boolean isTooLate() {
    return state == ContactState.AT_DIALER
        || state == ContactState.UNKNOWN
        || (state == ContactState.CLAIMED && sending);
  }
}
