package org.ecm.simulator.store;

/** Counts since the log began. */
public record Totals(
    long accepted, long dropped, long dialled, long redialled, long results, long moved) {}
