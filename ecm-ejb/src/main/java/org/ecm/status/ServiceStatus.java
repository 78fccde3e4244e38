package org.ecm.status;

import java.time.Instant;
import java.util.List;

/**
 * The state of the service as one node sees it.
 *
 * @param node the node that answers
 * @param nodes every node that ever started, with its last start
 * @param mandates who decides as what
 * @param loops the components' loops on the answering node
 */
public record ServiceStatus(
    String node,
    DatabaseState database,
    List<NodeState> nodes,
    List<MandateState> mandates,
    List<LoopState> loops,
    List<DialerState> dialers) {

  /** The database, as the answering node reached it just now. */
  public record DatabaseState(String schemaVersion, long answerMillis) {}

  /** A node's last start. */
  public record NodeState(String node, String incarnation, Instant startedAt) {}

  /**
   * A mandate's row.
   *
   * @param holder the node that holds it, or held it last
   * @param beat how often it was renewed under this epoch: a number that stands still is a holder
   *     that is gone
   */
  public record MandateState(
      String name, String holder, long epoch, long beat, boolean released, boolean heldHere) {}

  /**
   * A component's loop.
   *
   * @param lastTurn when its last round ended well; null if none did since the start
   * @param lastError what its last round failed of; null if it did not
   */
  public record LoopState(String component, boolean active, Instant lastTurn, String lastError) {}

  /**
   * A dialer, as the answering node found it last.
   *
   * @param checkedAt when that was; the next finding may be under way
   */
  public record DialerState(String dialer, boolean reachable, String error, Instant checkedAt) {}
}
