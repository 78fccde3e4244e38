package org.ecm.simulator.call;

/** Call status of a dialing-list row (UCCX Administration Guide 12.5(1)SU2, outbound chapter). */
public enum CallStatus {
  PENDING(1),
  ACTIVE(2),
  CLOSED(3),
  CALLBACK(4),
  MAX_CALLS(5),
  RETRY(6),
  UNKNOWN(7),
  RETRIES_WITH_DELAY(8);

  private final int code;

  CallStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static CallStatus of(int code) {
    return values()[code - 1];
  }

  /** The dialer will not call this contact again. */
  public boolean isFinal() {
    return this == CLOSED || this == MAX_CALLS;
  }
}
