package org.ecm.simulator.journal;

import java.time.Instant;

/**
 * A line of the log.
 *
 * @param seq counts lines from 1, without gaps
 * @param more the next line belongs to the same change: both happened or neither
 */
public record Line(long seq, Instant time, boolean more, Event event) {}
