package org.ecm.dialer;

/**
 * A contact on its way to the dialer: one number per attempt (rule 2.1).
 *
 * @param accountNumber the attempt's id, at most 25 characters
 * @param number E.164
 */
public record OutboundContact(
    String accountNumber, String firstName, String lastName, String number) {}
