package org.ecm.simulator.contact;

import java.util.List;

/**
 * A contact as sent; texts are null where empty.
 *
 * @param phones one to three, without gaps
 */
public record NewContact(
    String accountNumber,
    String firstName,
    String lastName,
    List<String> phones,
    String dialTime) {}
