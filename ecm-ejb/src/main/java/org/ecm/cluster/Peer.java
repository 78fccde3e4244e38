package org.ecm.cluster;

/**
 * Another node whose beat was seen to move recently, by this machine's monotonic clock (rule 1.1).
 *
 * @param condition how fit it says it is for the component in question
 */
public record Peer(String node, String incarnation, Condition condition) {}
