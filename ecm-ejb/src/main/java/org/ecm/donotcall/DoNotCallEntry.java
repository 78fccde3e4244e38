package org.ecm.donotcall;

import java.time.Instant;

/**
 * A number that may not be called.
 *
 * @param number E.164
 * @param campaign the only campaign that it is for; null for all
 * @param expiresAt no longer in force from then on; null for never
 * @param source where it came from, such as API, PORTAL or UPLOAD
 */
public record DoNotCallEntry(
    long id,
    String number,
    Long campaign,
    String reason,
    String source,
    Instant expiresAt,
    String createdBy,
    Instant createdAt) {}
