package org.ecm.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * This node's claim to its name. A name whose owner lives belongs to it, unless that is an earlier
 * start of the same installation: then the lock on its data directory says that it is dead. Whether
 * an owner lives is judged by its beat and this machine's monotonic clock, as in rule 1.1.
 *
 * <p>For one thread.
 */
public class NameClaim {

  private static final Logger LOG = Logger.getLogger(NameClaim.class);

  private final ClusterStore store;
  private final NodeIdentity self;
  private final Supplier<ClusterNode> row;
  private final Duration limit;
  private final Monotonic clock;
  private ClusterNode seen;
  private long seenSince;
  private boolean told;

  /**
   * @param row what is to stand in this node's row; asked while the database answers
   * @param limit how long an owner's beat must have stood still until it counts as gone
   */
  public NameClaim(
      ClusterStore store,
      NodeIdentity self,
      Supplier<ClusterNode> row,
      Duration limit,
      Monotonic clock) {
    this.store = store;
    this.self = self;
    this.row = row;
    this.limit = limit;
    this.clock = clock;
  }

  /** Gives a sign of life, or tries to get the name; true if this node may work under it. */
  public boolean turn() {
    boolean mine = store.beat(self) || take();
    if (mine) {
      seen = null;
      told = false;
    }
    return mine;
  }

  private boolean take() {
    ClusterNode own = row.get();
    Optional<ClusterNode> found = store.find(self.node());
    if (found.isEmpty()) {
      return store.create(own);
    }
    ClusterNode owner = found.get();
    if (!owner.equals(seen)) {
      seen = owner;
      seenSince = clock.nanos();
    }
    if (owner.installation().equals(own.installation())
        || clock.nanos() - seenSince >= limit.toNanos()) {
      return store.take(owner, own);
    }
    tell(owner);
    return false;
  }

  private void tell(ClusterNode owner) {
    if (!told) {
      LOG.errorf(
          "This node does not work: another one named %s does, on another host or from another"
              + " directory (the database sees it at %s). Give each node a name of its own"
              + " (jboss.node.name), or stop the other one. If the other one is gone, this one"
              + " goes on by itself in a few seconds",
          owner.node(), owner.address());
      told = true;
    }
  }
}
