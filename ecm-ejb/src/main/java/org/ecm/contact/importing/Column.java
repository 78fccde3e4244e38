package org.ecm.contact.importing;

/**
 * One column of a contact file.
 *
 * @param name as the header spells it; made unique, and named by its number when blank
 * @param field what its values become
 */
public record Column(String name, ContactField field) {}
