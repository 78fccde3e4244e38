package org.ecm.feed;

import org.ecm.cluster.NodeIdentity;

/** A batch whose work is not done. */
record BatchRow(
    long id,
    String state,
    long epoch,
    NodeIdentity sender,
    boolean callOver,
    boolean notSent,
    int settleTries) {}
