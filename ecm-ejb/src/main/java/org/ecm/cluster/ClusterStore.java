package org.ecm.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.ecm.database.DatabaseTime;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What nodes tell each other through the database. Like {@link JdbcMandateStore}, each statement
 * commits by itself, on the small datasource of the mandates.
 */
public class ClusterStore {

  /** A line of an operator's orders; node * is the whole cluster. */
  public record OrderRow(
      String component, String node, boolean stopped, String moveTo, long moveEpoch) {}

  /** How fit an incarnation of a node says it is for a component. */
  public record HealthRow(String node, String component, String incarnation, Condition condition) {}

  private final Jdbi jdbi;

  public ClusterStore(DataSource dataSource) {
    jdbi = Jdbi.create(dataSource);
  }

  /** All nodes that ever worked. */
  public List<ClusterNode> nodes() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select node, incarnation, installation, version, address, beat"
                        + " from cluster_node order by node")
                .map(
                    (row, context) ->
                        new ClusterNode(
                            row.getString("node"),
                            row.getString("incarnation"),
                            row.getString("installation"),
                            row.getString("version"),
                            row.getString("address"),
                            row.getLong("beat")))
                .list());
  }

  /** The database's time of day. */
  public Instant time() {
    return jdbi.withHandle(DatabaseTime::of);
  }

  /** Raises the beat; false if the name is not, or no longer, this incarnation's. */
  public boolean beat(NodeIdentity self) {
    return jdbi.withHandle(
        h ->
            h.createUpdate(
                        "update cluster_node set beat = beat + 1"
                            + " where node = :node and incarnation = :incarnation")
                    .bind("node", self.node())
                    .bind("incarnation", self.incarnation())
                    .execute()
                == 1);
  }

  /** Takes a name that nobody ever had; false if somebody has. */
  public boolean create(ClusterNode self) {
    try {
      return jdbi.withHandle(
          h ->
              h.createUpdate(
                          "insert into cluster_node"
                              + " (node, incarnation, installation, version, address, beat)"
                              + " select :node, :incarnation, :installation, :version, :address, 0"
                              + " where not exists (select 1 from cluster_node where node = :node)")
                      .bindMethods(self)
                      .execute()
                  == 1);
    } catch (JdbiException e) {
      if (find(self.node()).isEmpty()) {
        throw e;
      }
      return false;
    }
  }

  /** Takes a name from who has it, if the row is still as it was seen. */
  public boolean take(ClusterNode seen, ClusterNode self) {
    return jdbi.withHandle(
        h ->
            h.createUpdate(
                        "update cluster_node set incarnation = :incarnation,"
                            + " installation = :installation, version = :version,"
                            + " address = :address, beat = 0 where node = :node"
                            + " and incarnation = :seen and beat = :seenBeat")
                    .bindMethods(self)
                    .bind("seen", seen.incarnation())
                    .bind("seenBeat", seen.beat())
                    .execute()
                == 1);
  }

  /** The row of a name. */
  public Optional<ClusterNode> find(String node) {
    return nodes().stream().filter(n -> n.node().equals(node)).findFirst();
  }

  /** Tells the others how fit this node is for a component. */
  public void publish(NodeIdentity self, String component, Condition condition) {
    HealthRow row = new HealthRow(self.node(), component, self.incarnation(), condition);
    if (write(
            "update component_health set incarnation = :incarnation, health = :health,"
                + " reason = :reason where node = :node and component = :component",
            row)
        == 0) {
      write(
          "insert into component_health (node, component, incarnation, health, reason)"
              + " values (:node, :component, :incarnation, :health, :reason)",
          row);
    }
  }

  private int write(String sql, HealthRow row) {
    return jdbi.withHandle(
        h ->
            h.createUpdate(sql)
                .bind("node", row.node())
                .bind("component", row.component())
                .bind("incarnation", row.incarnation())
                .bind("health", row.condition().health().name())
                .bind("reason", shortened(row.condition().reason()))
                .execute());
  }

  private static String shortened(String reason) {
    return reason == null || reason.length() <= 400 ? reason : reason.substring(0, 400);
  }

  /** What all nodes said last. */
  public List<HealthRow> health() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select node, component, incarnation, health, reason from component_health")
                .map(
                    (row, context) ->
                        new HealthRow(
                            row.getString("node"),
                            row.getString("component"),
                            row.getString("incarnation"),
                            new Condition(
                                Health.valueOf(row.getString("health")), row.getString("reason"))))
                .list());
  }

  /** What operators want. */
  public List<OrderRow> orders() {
    return jdbi.withHandle(
        h ->
            h.createQuery(
                    "select component, node, stopped, move_to, move_epoch from component_order")
                .map(
                    (row, context) ->
                        new OrderRow(
                            row.getString("component"),
                            row.getString("node"),
                            row.getBoolean("stopped"),
                            row.getString("move_to"),
                            row.getLong("move_epoch")))
                .list());
  }
}
