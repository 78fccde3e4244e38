package org.ecm.contact.importing;

import java.time.Instant;
import java.time.ZoneId;
import org.ecm.cluster.Mandate;
import org.ecm.strategy.CallStrategy;

/**
 * Where and under what right chunks are stored.
 *
 * @param started from when the job's work is counted
 */
record ChunkTarget(
    long job,
    long campaign,
    long list,
    ZoneId zone,
    CallStrategy strategy,
    Instant started,
    Mandate mandate) {}
