package org.ecm.dialer.uccx;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names of UCCX's dialing list tables and columns. Cisco's schema guide for them is not public, so
 * all of them are settings; the defaults are this project's reading of the REST API's long header.
 *
 * @param live the table of records not yet moved at midnight
 * @param history the table that midnight moves closed records into
 */
public record UccxTables(
    String live,
    String history,
    String recordId,
    String campaignId,
    String accountNumber,
    String phone,
    String callStatus,
    String callResult,
    String callsMade,
    String changedAt) {

  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

  /** The defaults. */
  public static final UccxTables DEFAULT =
      new UccxTables(
          "DialingList",
          "DialingListHistory",
          "dialingListID",
          "campaignID",
          "accountNumber",
          "phone01",
          "callStatus",
          "callResult",
          "callsMade",
          "updatedAt");

  public UccxTables {
    for (String name :
        List.of(
            live,
            history,
            recordId,
            campaignId,
            accountNumber,
            phone,
            callStatus,
            callResult,
            callsMade,
            changedAt)) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a table or column name: " + name);
      }
    }
  }

  private String columns() {
    return String.join(
        ", ",
        recordId,
        campaignId,
        accountNumber,
        phone,
        callStatus,
        callResult,
        callsMade,
        changedAt);
  }

  /** No record: it fails where those of the table cannot be read. */
  String nothing(String table) {
    return "select " + columns() + " from " + table + " where 1 = 0";
  }

  /** Records by account number; the list is bound as {@code accounts}. */
  String byAccount(String table) {
    return "select "
        + columns()
        + " from "
        + table
        + " where "
        + accountNumber
        + " in (<accounts>)";
  }

  /** A campaign's records in the order of their last change, after a position. */
  String byChange(String table) {
    return "select "
        + columns()
        + " from "
        + table
        + " where "
        + campaignId
        + " = :campaign and "
        + changedAt
        + " >= :time and ("
        + changedAt
        + " > :time or "
        + recordId
        + " > :id) order by "
        + changedAt
        + ", "
        + recordId;
  }
}
