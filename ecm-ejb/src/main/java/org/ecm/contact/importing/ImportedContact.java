package org.ecm.contact.importing;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A row that may become a contact.
 *
 * @param rowKey its identity within the list, see {@link RowKey}
 * @param reference the customer's own id; null if the row has none
 * @param phones E.164 by slot, five places, null where the row has none
 * @param timeZone IANA id from the file; null if it is to be derived from the number
 * @param priority 0 to 9, higher first
 * @param notBefore when it may first be called; null for at once
 * @param expiresAt when it may no longer be called; null for never
 * @param attributes further columns by name, blank values left out
 */
record ImportedContact(
    String rowKey,
    String reference,
    String firstName,
    String lastName,
    List<String> phones,
    String timeZone,
    int priority,
    Instant notBefore,
    Instant expiresAt,
    Map<String, String> attributes) {}
