package org.ecm.contact.importing;

import java.time.ZoneId;
import org.ecm.cluster.Mandate;
import org.ecm.strategy.CallStrategy;

/** Where and under what right chunks are stored. */
record ChunkTarget(
    long job, long campaign, long list, ZoneId zone, CallStrategy strategy, Mandate mandate) {}
