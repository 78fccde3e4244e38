package org.ecm.dialer;

import java.time.Instant;

/**
 * One of the dialer's records as it stood when it was read. The dialer updates its records in
 * place, so (record, calls made, status, result) tells one state of it from another (rule 3.1).
 *
 * @param recordId the dialer's own id
 * @param campaign the dialer campaign's external id
 * @param accountNumber the attempt's id at the dialer
 * @param number the number it calls, as it was sent
 * @param callsMade how often the dialer called
 * @param status the dialer's status code
 * @param result the dialer's result code
 * @param finished true only if the dialer will not touch the record again
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
    boolean finished,
    Disposition disposition,
    Instant changedAt) {

  /** The key under which this state of the record counts once. */
  public String key() {
    return recordId + "/" + callsMade + "/" + status + "/" + result;
  }
}
