package org.ecm.feed;

import org.ecm.dialer.OutboundContact;

/** A contact in a batch, with its open attempt. */
record ClaimedContact(
    long contact,
    long campaign,
    long attempt,
    String accountNumber,
    String number,
    String firstName,
    String lastName) {

  OutboundContact outbound() {
    return new OutboundContact(accountNumber, firstName, lastName, number);
  }
}
