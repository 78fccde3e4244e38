package org.ecm.contact;

import java.util.List;

/**
 * Some contacts, newest first.
 *
 * @param next the id to go on from; null on the last page
 */
public record ContactPage(List<ContactSummary> contacts, Long next) {}
