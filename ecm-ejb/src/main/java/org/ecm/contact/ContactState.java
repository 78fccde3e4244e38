package org.ecm.contact;

/** Where a contact is; always in exactly one state (P1). */
public enum ContactState {
  WAITING,
  CLAIMED,
  AT_DIALER,
  UNKNOWN,
  FINISHED
}
