package org.ecm.cluster;

/**
 * Which node this is, and which start of its process.
 *
 * @param node the configured node name, unique in the cluster
 * @param incarnation random, new at each start
 */
public record NodeIdentity(String node, String incarnation) {}
