package org.ecm.status;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ecm.cluster.Health;
import org.ecm.status.ServiceStatus.DialerState;

/**
 * The cluster as one node sees it.
 *
 * @param node the node that answers
 * @param nodes every node that ever worked, by name
 * @param components Contact Feed and Sync Results
 * @param dialers as the answering node found them last
 * @param warnings what an operator should look at, for people
 */
public record ClusterStatus(
    String node,
    DatabaseHealth database,
    List<NodeStatus> nodes,
    List<ComponentStatus> components,
    List<DialerState> dialers,
    List<String> warnings) {

  /**
   * The database, as the answering node reached it just now.
   *
   * @param answerMillis how long it took to answer; null if it did not
   * @param error why it did not; null if it did
   */
  public record DatabaseHealth(
      boolean reachable, String schemaVersion, Long answerMillis, String error) {}

  /**
   * A node.
   *
   * @param version of the application that it runs
   * @param alive whether its beat was seen to move in the last seconds
   * @param startedAt its last start; null if the database does not tell now
   */
  public record NodeStatus(
      String node, String incarnation, String version, boolean alive, Instant startedAt) {}

  /**
   * A component.
   *
   * @param mandate null if it was never held, or the database does not tell now
   * @param health one entry for each node
   */
  public record ComponentStatus(
      String component,
      Orders orders,
      MandateStatus mandate,
      Election election,
      List<ComponentHealth> health) {}

  /**
   * What operators want.
   *
   * @param stoppedOn the nodes that are not to run it
   * @param movingTo the node that is about to take it over; null for none
   */
  public record Orders(boolean stopped, List<String> stoppedOn, String movingTo) {}

  /**
   * The mandate's row.
   *
   * @param released whether it is free; then the holder is who had it last
   * @param remainingMillis what is left of it if it is renewed no more: while the answering node
   *     holds it, until its deadline, else until that node would take it; 0 if it is free; null
   *     before the node has read the row
   */
  public record MandateStatus(
      String holder, long epoch, long beat, boolean released, Long remainingMillis) {}

  /**
   * The server's election, which should name the holder.
   *
   * @param primary null for none
   * @param providers the nodes that take part
   */
  public record Election(String primary, Set<String> providers) {}

  /**
   * How fit a node says it is for the component.
   *
   * @param reason why it is not fit; null if it is
   */
  public record ComponentHealth(String node, boolean alive, Health health, String reason) {}
}
