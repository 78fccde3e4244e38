package org.ecm.dialer;

import java.time.Instant;

/**
 * One of the dialer's records as it stood when it was read. The dialer updates its records in
 * place, so (record, calls made, status, result) tells one state of it from another. A dialer that
 * was set up anew or restored may give a record's id a second time: the account number, which is
 * never used again, tells these records apart (rule 3.1).
 *
 * @param recordId the dialer's own id; unique only until the dialer is set up anew
 * @param campaign the dialer campaign's external id
 * @param accountNumber the attempt's id at the dialer
 * @param number the number it calls, as it was sent
 * @param callsMade how often the dialer called
 * @param status the dialer's status code
 * @param result the dialer's result code
 * @param progress how far the dialer is with it
 * @param disposition what the result means; meaningful when finished
 * @param changedAt the dialer's own time of the last change, to the second; null if unknown
 */
public record DialerRecord(
    String recordId,
    String campaign,
    String accountNumber,
    String number,
    int callsMade,
    String status,
    String result,
    Progress progress,
    Disposition disposition,
    Instant changedAt) {

  /** How far the dialer is with a record. */
  public enum Progress {
    /** It waits to be called, or is being called. */
    UNDER_WAY,
    /**
     * The dialer lost sight of it in its own failover or restart while it was being called, and
     * will call it: perhaps for the second time.
     */
    INTERRUPTED,
    /** The dialer will not touch it again. */
    FINISHED
  }

  /** Whether the dialer will not touch the record again. */
  public boolean finished() {
    return progress == Progress.FINISHED;
  }

  /**
   * The key under which this state of the record counts once. The record comes first, so that the
   * keys of a batch lie together in their index.
   */
  public String key() {
    return String.join(
        "/", recordId, String.valueOf(callsMade), status, result, String.valueOf(accountNumber));
  }
}
