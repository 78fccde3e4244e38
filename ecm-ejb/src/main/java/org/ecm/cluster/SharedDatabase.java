package org.ecm.cluster;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Watches that the members of the cluster work with one database. Mandates lie in the database: two
 * nodes on different ones, such as a copy that was restored for a test, would both feed the dialer.
 *
 * <p>Each start is registered in its database before it is announced to the members. So a member
 * none of whose starts is found here has another database. Then the node that joined the cluster
 * later stays away for good: it is the one that was just set up, and only another setting and
 * another start can help it. The other one goes on. Nodes that do not reach each other cannot
 * notice.
 *
 * <p>Turned by one thread, which may wait for members that do not answer; asked by any.
 */
public class SharedDatabase {

  private static final Logger LOG = Logger.getLogger(SharedDatabase.class);

  private final NodeIdentity self;
  private final NodeRegistry registry;
  private final Announcements announcements;
  private final Presence presence;
  private final Set<NodeIdentity> known = new HashSet<>();
  private final CountDownLatch looked = new CountDownLatch(1);
  private volatile Set<String> strangers = Set.of();
  private String lastError;

  SharedDatabase(
      NodeIdentity self, NodeRegistry registry, Announcements announcements, Presence presence) {
    this.self = self;
    this.registry = registry;
    this.announcements = announcements;
    this.presence = presence;
  }

  /** The members that work with another database than this node. */
  public Set<String> strangers() {
    return strangers;
  }

  /** Waits until the members have been looked at once, or the limit is over. */
  void awaitFirstLook(Duration limit) throws InterruptedException {
    looked.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Announces this start, which must be registered, and looks at the others. Errors are logged. */
  void turn() {
    try {
      if (!presence.isForeign()) {
        announcements.announce(self);
      }
      look();
      looked.countDown();
      lastError = null;
    } catch (RuntimeException e) {
      if (!String.valueOf(e.getMessage()).equals(lastError)) {
        LOG.warnf(
            "Whether the other node has the same database cannot be told for now: %s",
            e.getMessage());
      }
      lastError = String.valueOf(e.getMessage());
    }
  }

  /** This start is over. The members forget it by themselves when its process has ended. */
  void withdraw() {
    try {
      announcements.withdraw();
    } catch (RuntimeException e) {
      LOG.debug("The members are not told that this start is over", e);
    }
  }

  private void look() {
    Set<String> before = strangers;
    strangers =
        announcements.heard().stream()
            .filter(start -> !start.node().equals(self.node()))
            .collect(Collectors.groupingBy(NodeIdentity::node))
            .entrySet()
            .stream()
            .filter(node -> node.getValue().stream().noneMatch(this::isHere))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    strangers.forEach(node -> judge(node, before.contains(node)));
  }

  private boolean isHere(NodeIdentity start) {
    return known.contains(start) || registry.isKnown(start) && known.add(start);
  }

  private void judge(String stranger, boolean told) {
    if (presence.isForeign()) {
      return;
    }
    List<String> members = announcements.membersByAge();
    boolean wasHereFirst =
        members.contains(stranger) && members.indexOf(stranger) < members.indexOf(self.node());
    if (wasHereFirst) {
      presence.foreign("This node works with another database than " + stranger);
      withdraw();
      LOG.errorf(
          "This node does not work: %s, which was there before it, has another database. Set"
              + " ecm.db.url to the database that both nodes share, and start this one again",
          stranger);
    } else if (!told) {
      LOG.errorf(
          "%s came up with another database than this node's, and must not work. This node goes"
              + " on. Set ecm.db.url on %s to the database that both nodes share",
          stranger, stranger);
    }
  }
}
