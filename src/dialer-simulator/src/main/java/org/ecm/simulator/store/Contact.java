package org.ecm.simulator.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ecm.simulator.call.CallStatus;

/**
 * A row of the live dialing list as the engine sees it.
 *
 * @param phones one to three
 * @param callsMade calls placed so far, on all phones
 * @param calling a call was placed whose result is missing
 */
public record Contact(
    long record,
    int campaign,
    String accountNumber,
    List<String> phones,
    CallStatus status,
    int callsMade,
    int retries,
    int missedCallbacks,
    String callbackNumber,
    Instant callbackAt,
    boolean calling) {

  static final String COLUMNS =
      "dialingListID, campaignID, accountNumber, phone01, phone02, phone03, callStatus, callsMade,"
          + " retries, numMissedCallback, callbackNumber, callbackDateTime,"
          + " EXISTS (SELECT 1 FROM CallWithoutResult call WHERE call.dialingListID ="
          + " DialingList.dialingListID)";

  static Contact from(ResultSet row) throws SQLException {
    return new Contact(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        Stream.of(row.getString(4), row.getString(5), row.getString(6))
            .filter(Objects::nonNull)
            .toList(),
        CallStatus.of(row.getInt(7)),
        row.getInt(8),
        row.getInt(9),
        row.getInt(10),
        row.getString(11),
        Times.instant(row.getObject(12, LocalDateTime.class)),
        row.getBoolean(13));
  }

  /** This contact after one more call was placed. */
  public Contact dialledOnceMore() {
    return new Contact(
        record,
        campaign,
        accountNumber,
        phones,
        status,
        callsMade + 1,
        retries,
        missedCallbacks,
        callbackNumber,
        callbackAt,
        false);
  }
}
