package org.ecm.security;

/** What somebody may do; whatever asks for none of these is forbidden. */
public enum Permission {
  /** Find a contact by an account number, a reference or a phone number. */
  LOOK_UP,
  /** Ask for a callback. */
  REQUEST_CALLBACK,
  /** See campaigns, contacts, imports, do-not-call entries and the state of the service. */
  READ,
  /** Change campaigns, contacts and do-not-call entries, and import. */
  MANAGE,
  /** Users, API keys, the audit trail. */
  ADMINISTER,
  /** Say that a node's process has ended: only the host that ran it knows. */
  REPORT_DEATH
}
