package org.ecm.cluster;

import java.sql.DatabaseMetaData;
import java.time.Instant;
import org.ecm.database.Database;

/**
 * The starts of nodes, in order. An incarnation is dead (rule 2.6a) if a newer one of the same
 * installation of its node is registered, since that registers under the lock on the installation's
 * data directory, or if its host has seen it end. From another installation a newer start proves
 * nothing.
 */
public class NodeRegistry {

  private final Database database;

  public NodeRegistry(Database database) {
    this.database = database;
  }

  /**
   * Registers this start, before the node works; again, after an answer that was lost, changes
   * nothing.
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
                        + " from node_incarnation where node = :node"
                        + " having count(case when incarnation = :incarnation then 1 end) = 0")
                .bind("node", self.node())
                .bind("incarnation", self.incarnation())
                .bind("installation", installation)
                .bind("now", now)
                .execute());
  }

  /** The JDBC address of the database that this registry is in. */
  String database() {
    return database.inTransaction(h -> h.queryMetadata(DatabaseMetaData::getURL));
  }

  /** Whether this start can no longer act. */
  public boolean isDead(NodeIdentity other) {
    return isThere(
        other,
        " and (old.died_at is not null or exists (select 1 from node_incarnation newer"
            + " where newer.node = old.node and newer.installation = old.installation"
            + " and newer.registration > old.registration))");
  }

  /** Records that the host has seen this start end; false if that is known, or the start is not. */
  boolean died(NodeIdentity other, Instant now) {
    return database.inTransaction(
            h ->
                h.createUpdate(
                        "update node_incarnation set died_at = :now where node = :node"
                            + " and incarnation = :incarnation and died_at is null")
                    .bind("now", now)
                    .bind("node", other.node())
                    .bind("incarnation", other.incarnation())
                    .execute())
        == 1;
  }

  /** Whether this start was ever registered. */
  boolean isKnown(NodeIdentity other) {
    return isThere(other, "");
  }

  private boolean isThere(NodeIdentity other, String condition) {
    return database.inTransaction(
        h ->
            h.createQuery(
                        "select count(*) from node_incarnation old where old.node = :node"
                            + " and old.incarnation = :incarnation"
                            + condition)
                    .bind("node", other.node())
                    .bind("incarnation", other.incarnation())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }
}
