package org.ecm.contact;

/**
 * Who stands behind a number, a reference or the account number that an agent sees.
 *
 * @param accountNumber the attempt's; null if the contact was not found by it
 * @param reference the customer's own reference
 * @param number the number of that attempt, or the one called next or last
 */
public record AccountMatch(
    String accountNumber,
    long contact,
    long campaign,
    String campaignName,
    String reference,
    String firstName,
    String lastName,
    String number,
    ContactState state) {}
