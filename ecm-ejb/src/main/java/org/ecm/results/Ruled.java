package org.ecm.results;

import org.ecm.dialer.DialerRecord;

/**
 * A record with what it means.
 *
 * @param attempt the attempt it speaks of; null if there is none
 */
record Ruled(DialerRecord record, OpenAttempt attempt, Ruling ruling) {}
