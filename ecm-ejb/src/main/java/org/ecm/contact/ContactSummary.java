package org.ecm.contact;

import java.time.Instant;

/**
 * A contact in a list.
 *
 * @param number the number called next, or last
 * @param reason why it is in its state; for a finished one the outcome
 * @param step the strategy's step that comes next, from 0
 * @param dueAt not called before
 */
public record ContactSummary(
    long id,
    long campaign,
    long list,
    String reference,
    String firstName,
    String lastName,
    String number,
    ContactState state,
    String reason,
    int step,
    Instant dueAt,
    String callZone,
    int priority,
    int attemptsMade,
    Instant createdAt,
    Instant updatedAt) {}
