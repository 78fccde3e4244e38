package org.ecm.simulator.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.ecm.simulator.call.CallStatus;
import org.ecm.simulator.journal.Event;

/**
 * A change being made: reads the tables as they were before it and gathers the events that it
 * consists of. Lives inside {@link Store#change} only.
 */
public final class Change {
  private final Connection connection;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private long lastRecord;

  Change(Connection connection, Instant now, long lastRecord) {
    this.connection = connection;
    this.now = now;
    this.lastRecord = lastRecord;
  }

  /** The time of the change, in milliseconds. */
  public Instant now() {
    return now;
  }

  public void add(Event event) {
    events.add(event);
  }

  /** An id for a new row. */
  public long nextRecord() {
    return ++lastRecord;
  }

  long lastRecord() {
    return lastRecord;
  }

  List<Event> events() {
    return events;
  }

  /** Turns one row of a result into a value. */
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  /** Rows of the tables, without what this change has added. */
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... values) {
    return Rows.query(connection, sql, mapper, values);
  }

  /** Contacts in a status whose time to be called has come, longest due first. */
  public List<Contact> due(int campaign, int status, int limit) {
    return query(
        "SELECT "
            + Contact.COLUMNS
            + " FROM DialingList WHERE campaignID = ? AND callStatus = ? AND nextCallAt <= ?"
            + " ORDER BY campaignID, callStatus, nextCallAt, dialingListID LIMIT ?",
        Contact::from,
        campaign,
        status,
        Times.millis(now),
        limit);
  }

  /** When the next contact in a status is to be called; empty when there is none. */
  public Optional<Instant> nextDue(int campaign, int status) {
    return query(
            "SELECT nextCallAt FROM DialingList WHERE campaignID = ? AND callStatus = ?"
                + " ORDER BY campaignID, callStatus, nextCallAt LIMIT 1",
            row -> Times.instant(row.getObject(1, LocalDateTime.class)),
            campaign,
            status)
        .stream()
        .findFirst();
  }

  /** Some closed rows that have not changed since a time, as record and campaign, by record. */
  public NavigableMap<Long, Integer> closedBy(Instant time, long afterRecord, int limit) {
    NavigableMap<Long, Integer> rows = new TreeMap<>();
    query(
            "SELECT dialingListID, campaignID FROM DialingList WHERE dialingListID > ? AND"
                + " callStatus IN (3, 5) AND updatedAt <= ? ORDER BY dialingListID LIMIT ?",
            row -> Map.entry(row.getLong(1), row.getInt(2)),
            afterRecord,
            Times.seconds(time),
            limit)
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    return rows;
  }

  /** Whether any row is in a status. */
  public boolean isAny(CallStatus status) {
    String sql = "SELECT 1 FROM DialingList WHERE callStatus = ? LIMIT 1";
    return !query(sql, row -> 1, status.code()).isEmpty();
  }

  /** Rows of a campaign in the live table. */
  public int countContacts(int campaign) {
    String sql = "SELECT COUNT(*) FROM DialingList WHERE campaignID = ?";
    return query(sql, row -> row.getInt(1), campaign).get(0);
  }
}
