package org.ecm.dialer.uccx;

import org.ecm.dialer.DialerRecord.Progress;
import org.ecm.dialer.Disposition;

/**
 * UCCX's call status and call result codes (UCCX Administration Guide 12.5(1)SU2, outbound chapter;
 * 5 to 7 from the 11.6 schema guide). Mind 12, which is about the agent, and 15, which is the
 * customer's no-answer.
 */
final class UccxCodes {
  private UccxCodes() {}

  private static final int CLOSED = 3;
  private static final int MAX_CALLS = 5;

  /** Was Active when the outbound subsystem restarted or failed over; becomes Pending again. */
  private static final int UNKNOWN = 7;

  /** What a call status tells; codes that are not documented are not final. */
  static Progress progress(int status) {
    return switch (status) {
      case CLOSED, MAX_CALLS -> Progress.FINISHED;
      case UNKNOWN -> Progress.INTERRUPTED;
      default -> Progress.UNDER_WAY;
    };
  }

  /** What a call result means; codes that are not documented become OTHER. */
  static Disposition disposition(int result) {
    return switch (result) {
      case 1 -> Disposition.ANSWERED;
      case 2 -> Disposition.FAX;
      case 3 -> Disposition.ANSWERING_MACHINE;
      case 4 -> Disposition.INVALID_NUMBER;
      case 5, 9 -> Disposition.AGENT_REJECTED;
      case 6 -> Disposition.WRONG_NUMBER;
      case 7 -> Disposition.WRONG_PERSON;
      case 8 -> Disposition.CALLBACK;
      case 10 -> Disposition.AGENT_CLOSED;
      case 11 -> Disposition.BUSY;
      case 12 -> Disposition.AGENT_REJECTED;
      case 13, 14, 17 -> Disposition.FAILED;
      case 15 -> Disposition.NO_ANSWER;
      case 16 -> Disposition.DIALER_ABANDONED;
      case 18 -> Disposition.CUSTOMER_ABANDONED;
      default -> Disposition.OTHER;
    };
  }
}
