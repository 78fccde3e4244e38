package org.ecm.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDateTime;
import java.util.List;
import org.ecm.cluster.ComponentLoop;
import org.ecm.cluster.Mandates;
import org.ecm.cluster.NodeIdentity;
import org.ecm.cluster.NodeLifecycle;
import org.ecm.database.Database;
import org.ecm.database.DatabaseReadiness;
import org.ecm.database.UtcTimes;
import org.ecm.status.ServiceStatus.DatabaseState;
import org.ecm.status.ServiceStatus.LoopState;
import org.ecm.status.ServiceStatus.MandateState;
import org.ecm.status.ServiceStatus.NodeState;
import org.jdbi.v3.core.Handle;

/** Reads the state of the service. */
@ApplicationScoped
public class StatusReader {

  @Inject Database database;
  @Inject DatabaseReadiness readiness;
  @Inject Mandates mandates;
  @Inject NodeLifecycle lifecycle;
  @Inject DialerCheck dialers;

  private record Rows(List<NodeState> nodes, List<MandateState> mandates) {}

  /**
   * The state now; of the dialers what was found last. Fails as any use of the database does while
   * that is away.
   */
  public ServiceStatus read() {
    NodeIdentity self = mandates.self();
    long start = System.nanoTime();
    Rows rows = database.inTransaction(h -> new Rows(nodes(h), mandates(h, self)));
    long millis = (System.nanoTime() - start) / 1_000_000;
    return new ServiceStatus(
        self.node(),
        new DatabaseState(readiness.schemaVersion().orElse(null), millis),
        rows.nodes(),
        rows.mandates(),
        loops(),
        dialers.last());
  }

  /** The components' loops on this node, from memory. */
  public List<LoopState> loops() {
    return lifecycle.loops().stream().map(StatusReader::loop).toList();
  }

  static List<NodeState> nodes(Handle h) {
    return h.createQuery(
            "select i.node, i.incarnation, i.registered_at from node_incarnation i"
                + " where i.registration = (select max(l.registration) from node_incarnation l"
                + " where l.node = i.node) order by i.node")
        .map(
            (row, context) ->
                new NodeState(
                    row.getString("node"),
                    row.getString("incarnation"),
                    UtcTimes.read(row.getObject("registered_at", LocalDateTime.class))))
        .list();
  }

  static List<MandateState> mandates(Handle h, NodeIdentity self) {
    return h.createQuery(
            "select name, holder, incarnation, epoch, beat, released from mandate"
                // A campaign's mandate to import stays for ever, and says nothing when released.
                + " where released = 0 or name not like 'import:%' order by name")
        .map(
            (row, context) ->
                new MandateState(
                    row.getString("name"),
                    row.getString("holder"),
                    row.getLong("epoch"),
                    row.getLong("beat"),
                    row.getBoolean("released"),
                    !row.getBoolean("released")
                        && row.getString("incarnation").equals(self.incarnation())))
        .list();
  }

  private static LoopState loop(ComponentLoop loop) {
    return new LoopState(
        loop.component().name(),
        loop.seat().current().isPresent(),
        loop.lastTurn().orElse(null),
        loop.lastError().orElse(null));
  }
}
