package org.ecm.cluster;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether this node may hold mandates at all, and if not, why. Safe for all threads. */
public class Presence {

  private final Supplier<Optional<String>> server;
  private volatile boolean named;
  private volatile boolean stopping;
  private volatile String foreign;

  /**
   * @param server why the server takes no work; empty if it does
   */
  public Presence(Supplier<Optional<String>> server) {
    this.server = server;
  }

  /** Whether the node's name is this process's. */
  void named(boolean isNamed) {
    named = isNamed;
  }

  /** The node stops for good. */
  void stopping() {
    stopping = true;
  }

  /**
   * This node works with another database than the cluster's, and is not to work until it is
   * started anew.
   */
  void foreign(String why) {
    foreign = why;
  }

  /** Whether this node was found to work with another database than the cluster's. */
  boolean isForeign() {
    return foreign != null;
  }

  /** Why this node is to stay away from all mandates; null if it may hold some. */
  public String away() {
    if (stopping) {
      return "The node stops";
    }
    if (foreign != null) {
      return foreign;
    }
    return named ? server.get().orElse(null) : "Another process works under this node's name";
  }
}
