package org.ecm.results;

import org.ecm.contact.ContactState;
import org.ecm.dialer.DialerRecord;
import org.ecm.feed.AttemptIds;

/**
 * What a record of the dialer means for the ledger (rules 3.1 and 3.2). Kept by name, in at most 20
 * characters.
 */
enum Ruling {
  /** Another system's record. */
  NOT_OURS,
  /** One of our ids where it cannot be: a restored database or a second installation. */
  QUARANTINE,
  /** The dialer has it and is not done with it. */
  AT_DIALER,
  /** The attempt's final result: it decides what follows. */
  APPLY,
  /** As APPLY, and a newer attempt that is not yet being sent is withdrawn first. */
  APPLY_OVER_NEWER,
  /** Final, but the contact has moved on: kept with its own attempt, and an alarm. */
  LATE,
  /** The dialer called again what it had finished: flagged and counted apart. */
  REDIALLED;

  /**
   * @param attempt the attempt with the record's account number; null if there is none
   */
  static Ruling of(DialerRecord record, OpenAttempt attempt) {
    if (attempt == null) {
      return AttemptIds.isOurs(record.accountNumber()) ? QUARANTINE : NOT_OURS;
    }
    if (!attempt.dialerCampaign().equals(record.campaign())
        || !attempt.number().equals(record.number())) {
      return QUARANTINE;
    }
    if (!record.finished()) {
      return AT_DIALER;
    }
    return switch (attempt.state()) {
      case "OPEN" -> attempt.isCurrent() ? APPLY : LATE;
      case "ABSENT" -> ofAbsent(attempt);
      case "DONE" -> REDIALLED;
      default -> LATE;
    };
  }

  private static Ruling ofAbsent(OpenAttempt attempt) {
    if (attempt.contactState() == ContactState.WAITING && attempt.isWaitedFor()) {
      return APPLY;
    }
    return attempt.newerNotYetSending() && !attempt.hasNewTime() ? APPLY_OVER_NEWER : LATE;
  }
}
