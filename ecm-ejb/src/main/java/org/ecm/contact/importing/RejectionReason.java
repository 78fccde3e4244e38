package org.ecm.contact.importing;

/**
 * Why a row did not become a contact, as programs tell it apart; the text beside it is for users.
 */
public enum RejectionReason {
  UNCLOSED_QUOTE,
  TEXT_AFTER_QUOTE,
  ROW_TOO_LONG,
  FIELD_TOO_LONG,
  TOO_MANY_VALUES,
  WRONG_ENCODING,
  MIXED_ENCODING,
  CONTROL_CHARACTER,
  NO_PHONE,
  INVALID_PHONE,
  PHONE_NOT_IN_STRATEGY,
  INVALID_TIME_ZONE,
  INVALID_PRIORITY,
  INVALID_EXPIRY,
  INVALID_DIAL_TIME,
  DIAL_TIME_AFTER_EXPIRY,
  TEXT_TOO_LONG,
  ATTRIBUTES_TOO_LONG,
  NOT_STORED
}
