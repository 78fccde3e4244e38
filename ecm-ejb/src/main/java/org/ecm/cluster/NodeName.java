package org.ecm.cluster;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a node may be called. */
final class NodeName {
  private NodeName() {}

  /** Transactions carry the name, and take no more than 23 bytes of it (jboss.tx.node.id). */
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,23}");

  private static final Set<String> OF_TWO = Set.of("node1", "node2");

  /**
   * What is wrong with a name, and what to do; empty if it may be used.
   *
   * @param hasPeer whether the settings name the nodes of a cluster
   */
  static Optional<String> fault(String name, boolean hasPeer) {
    if (!VALID.matcher(name).matches()) {
      return Optional.of(
          "The node's name is \""
              + name
              + "\". Set jboss.node.name to 1 to 23 letters, digits, dots, dashes or underscores");
    }
    if (hasPeer && !OF_TWO.contains(name)) {
      return Optional.of(
          "The node's name is \""
              + name
              + "\", but the settings ecm.node1.address and ecm.node2.address are about node1 and"
              + " node2. Set jboss.node.name to the one that this node is");
    }
    return Optional.empty();
  }
}
