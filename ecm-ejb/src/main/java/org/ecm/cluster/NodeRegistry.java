package org.ecm.cluster;

import java.time.Instant;
import org.ecm.database.Database;

/**
 * The starts of nodes, in order: that a newer incarnation of a node is registered from the same
 * installation proves that the older ones are dead (rule 2.6a), since it registers under the lock
 * on the installation's data directory. From another installation it proves nothing.
 */
public class NodeRegistry {

  private final Database database;

  public NodeRegistry(Database database) {
    this.database = database;
  }

  /**
   * Registers this start; to be called once, before the node works.
   *
   * @param installation see {@link Installation}
   */
  public void register(NodeIdentity self, String installation, Instant now) {
    database.useTransaction(
        h ->
            h.createUpdate(
                    "insert into node_incarnation"
                        + " (node, incarnation, installation, registration, registered_at)"
                        + " select :node, :incarnation, :installation,"
                        + " coalesce(max(registration), 0) + 1, :now"
                        + " from node_incarnation where node = :node")
                .bind("node", self.node())
                .bind("incarnation", self.incarnation())
                .bind("installation", installation)
                .bind("now", now)
                .execute());
  }

  /** Whether a newer start of the same installation of the node is registered. */
  public boolean isDead(NodeIdentity other) {
    return database.inTransaction(
        h ->
            h.createQuery(
                        "select count(*) from node_incarnation old join node_incarnation newer"
                            + " on newer.node = old.node and newer.installation = old.installation"
                            + " and newer.registration > old.registration"
                            + " where old.node = :node and old.incarnation = :incarnation")
                    .bind("node", other.node())
                    .bind("incarnation", other.incarnation())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }
}
