package org.ecm.simulator.contact;

/** A contact list that UCCX refuses as a whole; the message says what to correct. */
public final class BadContacts extends RuntimeException {
  public BadContacts(String message) {
    super(message);
  }
}
