package org.ecm.simulator.store;

import java.time.Instant;
import java.util.List;
import org.ecm.simulator.journal.Event;
import org.ecm.simulator.journal.MissedCallback;

/**
 * Brings the tables to what an event says. The same code runs when an event happens and when the
 * log is replayed, so it uses nothing but the event, its time and the tables.
 */
final class TableWriter implements Event.Visitor {
  private static final String INSERT =
      "INSERT INTO DialingList (dialingListID, campaignID, accountNumber, firstName, lastName,"
          + " phone01, phone02, phone03, dialTime, callStatus, createdAt, updatedAt, nextCallAt)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)";
  private static final String OVERWRITE =
      "UPDATE DialingList SET accountNumber = ?, firstName = ?, lastName = ?, phone01 = ?,"
          + " phone02 = ?, phone03 = ?, dialTime = ?, updatedAt = ? WHERE dialingListID = ?";
  private static final String SET_STATUS =
      "UPDATE DialingList SET callStatus = ?, updatedAt = ? WHERE dialingListID = ?";
  private static final String SET_STATUS_OF_ALL =
      "UPDATE DialingList SET callStatus = ?, updatedAt = ? WHERE callStatus = ?";
  private static final String RESULT =
      "UPDATE DialingList SET callStatus = ?1, callResult = ?2, retries = ?3, numMissedCallback ="
          + " ?4, callbackNumber = ?5, callbackDateTime = ?6, nextCallAt = COALESCE(?7,"
          + " nextCallAt), updatedAt = ?8, lastNumberDialed = ?9, callsMade = callsMade + 1";
  private static final String OF_PHONE =
      ", callResult0%1$d = ?2, callsMadeToPhone0%1$d = callsMadeToPhone0%1$d + 1";
  private static final String COLUMNS =
      "dialingListID, campaignID, accountNumber, firstName, lastName, phone01, phone02, phone03,"
          + " dialTime, callbackNumber, callbackDateTime, callStatus, callResult, callResult01,"
          + " callResult02, callResult03, lastNumberDialed, callsMadeToPhone01, callsMadeToPhone02,"
          + " callsMadeToPhone03, callsMade, retries, numMissedCallback, createdAt, updatedAt";
  private static final String COPY =
      "INSERT INTO DialingListHistory (%1$s) SELECT %1$s FROM DialingList WHERE dialingListID = ?"
          .formatted(COLUMNS);

  private final Statements statements;

  TableWriter(Statements statements) {
    this.statements = statements;
  }

  @Override
  public void on(Event.CampaignSet event, Instant time) {
    statements.run(
        "MERGE INTO Campaign (id, name, kind, enabled) KEY (id) VALUES (?, ?, ?, ?)",
        event.campaign(),
        event.name(),
        event.kind().name(),
        event.enabled());
  }

  @Override
  public void on(Event.Accepted event, Instant time) {
    var now = Times.seconds(time);
    statements.run(
        INSERT,
        event.record(),
        event.campaign(),
        event.accountNumber(),
        event.firstName(),
        event.lastName(),
        phone(event.phones(), 0),
        phone(event.phones(), 1),
        phone(event.phones(), 2),
        event.dialTime(),
        now,
        now,
        Times.millis(time));
  }

  @Override
  public void on(Event.Dropped event, Instant time) {
    // a dropped contact leaves no trace in the tables
  }

  @Override
  public void on(Event.Overwritten event, Instant time) {
    statements.run(
        OVERWRITE,
        event.accountNumber(),
        event.firstName(),
        event.lastName(),
        phone(event.phones(), 0),
        phone(event.phones(), 1),
        phone(event.phones(), 2),
        event.dialTime(),
        Times.seconds(time),
        event.record());
  }

  @Override
  public void on(Event.Fetched event, Instant time) {
    setStatus(event.records(), 2, time);
  }

  @Override
  public void on(Event.Recalled event, Instant time) {
    setStatus(event.records(), 1, time);
  }

  @Override
  public void on(Event.Dialled event, Instant time) {
    statements.run("MERGE INTO CallWithoutResult KEY (dialingListID) VALUES (?)", event.record());
  }

  @Override
  public void on(Event.Result event, Instant time) {
    String ofPhone = event.phone() == 0 ? "" : OF_PHONE.formatted(event.phone());
    statements.run(
        RESULT + ofPhone + " WHERE dialingListID = ?10",
        event.status(),
        event.result(),
        event.retries(),
        event.missedCallbacks(),
        event.callbackNumber(),
        Times.seconds(event.callbackAt()),
        event.nextCallAt() == null ? null : Times.millis(event.nextCallAt()),
        Times.seconds(time),
        event.number(),
        event.record());
    statements.run("DELETE FROM CallWithoutResult WHERE dialingListID = ?", event.record());
  }

  @Override
  public void on(Event.Interrupted event, Instant time) {
    statements.run(SET_STATUS_OF_ALL, 7, Times.seconds(time), 2);
  }

  @Override
  public void on(Event.Online event, Instant time) {
    statements.run(SET_STATUS_OF_ALL, 1, Times.seconds(time), 7);
  }

  @Override
  public void on(Event.Midnight event, Instant time) {
    var now = Times.seconds(time);
    statements.run(SET_STATUS_OF_ALL, 1, now, 7);
    statements.run(
        "UPDATE DialingList SET callStatus = 6, updatedAt = ? WHERE callStatus = 8 AND nextCallAt"
            + " <= ?",
        now,
        Times.millis(time));
    missCallbacks(event.missedCallback(), event.callbacksMissedBefore(), time);
  }

  private void missCallbacks(MissedCallback action, Instant before, Instant time) {
    String change =
        switch (action) {
          case NEXT_DAY ->
              "callbackDateTime = DATEADD(DAY, 1, callbackDateTime), nextCallAt = DATEADD(DAY, 1,"
                  + " nextCallAt)";
          case RETRY -> "callStatus = 6";
          case CLOSE -> "callStatus = 3";
        };
    statements.run(
        "UPDATE DialingList SET "
            + change
            + ", callResult = 14, numMissedCallback = numMissedCallback + 1, updatedAt = ? WHERE"
            + " callStatus = 4 AND callbackDateTime < ?",
        Times.seconds(time),
        Times.seconds(before));
  }

  @Override
  public void on(Event.Moved event, Instant time) {
    for (Long record : event.records()) {
      statements.run(COPY, record);
      statements.run("DELETE FROM DialingList WHERE dialingListID = ?", record);
    }
  }

  @Override
  public void on(Event.Deleted event, Instant time) {
    statements.run(
        "DELETE FROM CallWithoutResult WHERE dialingListID IN (SELECT dialingListID FROM"
            + " DialingList WHERE campaignID = ?)",
        event.campaign());
    statements.run("DELETE FROM DialingList WHERE campaignID = ?", event.campaign());
  }

  private void setStatus(List<Long> records, int status, Instant time) {
    var now = Times.seconds(time);
    for (Long record : records) {
      statements.run(SET_STATUS, status, now, record);
    }
  }

  private static String phone(List<String> phones, int index) {
    return index < phones.size() ? phones.get(index) : null;
  }
}
