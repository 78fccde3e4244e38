package org.ecm.contact;

import java.time.Instant;

/**
 * A recycle and what came of it.
 *
 * @param recycled contacts that wait for a new pass of the strategy
 * @param doNotCall contacts that stay finished since no number is left that may be called: all that
 *     the strategy calls, if any, are on the do-not-call list or proved to be wrong
 * @param resultUnknown contacts that stay finished since what became of their last attempt is not
 *     known
 * @param expired contacts that stay finished since their time is over
 * @param finishedAt null while there are contacts left to look at
 */
public record Recycle(
    long id,
    long campaign,
    long recycled,
    long doNotCall,
    long resultUnknown,
    long expired,
    Instant createdAt,
    Instant finishedAt) {}
