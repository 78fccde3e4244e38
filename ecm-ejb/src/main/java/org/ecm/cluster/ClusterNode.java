package org.ecm.cluster;

/**
 * Who works under a node's name, as its row says.
 *
 * @param installation the data directory on one host that it works from
 * @param version of the application
 * @param address where the database sees its sessions come from; null if it does not tell
 * @param beat rises while the process lives
 */
public record ClusterNode(
    String node,
    String incarnation,
    String installation,
    String version,
    String address,
    long beat) {}
