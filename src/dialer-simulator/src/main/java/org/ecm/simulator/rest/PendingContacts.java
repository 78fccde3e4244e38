package org.ecm.simulator.rest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.ecm.simulator.http.HttpError;
import org.ecm.simulator.store.Store;

/**
 * The list of pending contacts as CSV. Of the two documented shapes the short one answers a plain
 * GET, the long one a GET with a status. The plain list has what still waits to be called (Cisco
 * says "pending" without naming the statuses).
 */
final class PendingContacts {
  /** Most records in one answer (UCCX Developer Guide, campaign contacts). */
  static final int MOST_ROWS = 10_000;

  private static final Map<String, Integer> STATUSES =
      Map.of(
          "PENDING",
          1,
          "CALLBACK",
          4,
          "MAX_CALLS",
          5,
          "RETRY",
          6,
          "UNKNOWN",
          7,
          "RETRIES_WITH_DELAY",
          8);
  private static final String SHORT_HEADER =
      "account number, first name, last name, phone1, phone2, phone3, dial time";
  private static final String LONG_HEADER =
      SHORT_HEADER
          + ", call result, callback number, call status, call result 01, call result 02, call result"
          + " 03, last number dialled, calls made to phone 01, calls made to phone 02, calls made to"
          + " phone 03, retry, num missed call back";
  private static final String SHORT_COLUMNS =
      "accountNumber, firstName, lastName, phone01, phone02, phone03, dialTime";
  private static final String LONG_COLUMNS =
      SHORT_COLUMNS
          + ", callResult, callbackNumber, callStatus, callResult01, callResult02, callResult03,"
          + " lastNumberDialed, callsMadeToPhone01, callsMadeToPhone02, callsMadeToPhone03,"
          + " CASE WHEN retries > 0 THEN 'true' ELSE 'false' END, numMissedCallback";

  private final Store store;

  PendingContacts(Store store) {
    this.store = store;
  }

  /**
   * @param status the value of q; null for all that are pending
   * @throws HttpError 400 for another status than the documented ones
   */
  String csv(int campaign, String status) {
    if (status == null) {
      return csv(campaign, SHORT_HEADER, SHORT_COLUMNS, "callStatus IN (1, 4, 6, 8)");
    }
    Integer code = STATUSES.get(status);
    if (code == null) {
      throw new HttpError(400, "q must be one of " + STATUSES.keySet());
    }
    return csv(campaign, LONG_HEADER, LONG_COLUMNS, "callStatus = " + code);
  }

  private String csv(int campaign, String header, String columns, String condition) {
    List<String> lines =
        store.query(
            "SELECT "
                + columns
                + " FROM DialingList WHERE campaignID = ? AND "
                + condition
                + " ORDER BY dialingListID LIMIT "
                + MOST_ROWS,
            PendingContacts::line,
            campaign);
    return header + "\n" + String.join("\n", lines);
  }

  private static String line(ResultSet row) throws SQLException {
    var line = new StringBuilder();
    int columns = row.getMetaData().getColumnCount();
    for (int i = 1; i <= columns; i++) {
      line.append(i == 1 ? "" : ", ").append(field(row.getString(i)));
    }
    return line.toString();
  }

  private static String field(String value) {
    if (value == null) {
      return "";
    }
    return value.matches("[^,\"\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
