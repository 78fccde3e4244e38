package org.ecm.dialer;

/** What came of an attempt, in words that all dialers share; strategies decide on it. */
public enum Disposition {
  ANSWERED,
  ANSWERING_MACHINE,
  FAX,
  INVALID_NUMBER,
  WRONG_NUMBER,
  WRONG_PERSON,
  BUSY,
  NO_ANSWER,
  AGENT_REJECTED,
  AGENT_CLOSED,
  CALLBACK,
  /** The customer hung up while waiting for an agent. */
  CUSTOMER_ABANDONED,
  /** The dialer had no agent or port for an answered call. */
  DIALER_ABANDONED,
  /** The call could not be placed. */
  FAILED,
  /** A code this version does not know; kept as it came. */
  OTHER
}
