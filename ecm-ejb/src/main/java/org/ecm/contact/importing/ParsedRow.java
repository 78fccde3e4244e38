package org.ecm.contact.importing;

/**
 * A row of the file with what it turned out to be.
 *
 * @param start offset of its first byte in the upload
 * @param end offset behind it: where reading goes on
 * @param raw the row as it stood in the file
 * @param contact what may become a contact; null if the row is rejected
 * @param rejection why it is rejected; null if it is not
 * @param detail the rejection in words; null if there is none
 */
record ParsedRow(
    long start,
    long end,
    String raw,
    ImportedContact contact,
    RejectionReason rejection,
    String detail) {}
