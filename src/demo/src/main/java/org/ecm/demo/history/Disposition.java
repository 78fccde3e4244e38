package org.ecm.demo.history;

/**
 * What a call result code means (UCCX Administration Guide 12.5(1)SU2, outbound chapter), in the
 * ledger's words. Written down here once more, so that a wrong translation in ECM is found.
 */
final class Disposition {
  private Disposition() {}

  static String of(int result) {
    return switch (result) {
      case 1 -> "ANSWERED";
      case 2 -> "FAX";
      case 3 -> "ANSWERING_MACHINE";
      case 4 -> "INVALID_NUMBER";
      case 6 -> "WRONG_NUMBER";
      case 7 -> "WRONG_PERSON";
      case 8 -> "CALLBACK";
      case 5, 9, 12 -> "AGENT_REJECTED";
      case 10 -> "AGENT_CLOSED";
      case 11 -> "BUSY";
      case 15 -> "NO_ANSWER";
      case 16 -> "DIALER_ABANDONED";
      case 13, 14, 17 -> "FAILED";
      case 18 -> "CUSTOMER_ABANDONED";
      default -> "OTHER";
    };
  }
}
