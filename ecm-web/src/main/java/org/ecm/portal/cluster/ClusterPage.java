package org.ecm.portal.cluster;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.ecm.portal.Texts;
import org.ecm.status.ClusterStatus;
import org.ecm.status.ClusterStatus.NodeStatus;
import org.ecm.status.ClusterStatus.Orders;
import org.ecm.status.ServiceStatus.LoopState;
import org.ecm.status.StatusReader;

/** The cluster as this node sees it. */
@Named
@RequestScoped
public class ClusterPage {

  private static final int SHORT = 8;

  @Inject LiveCluster cluster;
  @Inject StatusReader loops;
  @Inject Texts texts;
  @Inject Clock clock;

  private ClusterStatus status;
  private List<ComponentCard> components;

  @PostConstruct
  void load() {
    status = cluster.now();
    List<LoopState> here = loops.loops();
    components = status.components().stream().map(c -> ComponentCard.of(c, status, here)).toList();
  }

  public ClusterStatus getStatus() {
    return status;
  }

  public List<ComponentCard> getComponents() {
    return components;
  }

  public Instant getNow() {
    return clock.instant();
  }

  public Readiness readiness(NodeStatus node) {
    return Readiness.of(node, status);
  }

  /** What operators want, for people. */
  public String wanted(Orders orders) {
    if (orders.stopped()) {
      return texts.say("cluster.wanted.stopped");
    }
    return orders.stoppedOn().isEmpty()
        ? texts.say("cluster.wanted.runs")
        : texts.say("cluster.wanted.stoppedOn", join(orders.stoppedOn()));
  }

  /** Names in one line. */
  public String join(Collection<String> names) {
    return names.isEmpty() ? texts.say("cluster.elected.none") : String.join(", ", names);
  }

  /** Enough of an incarnation to tell it from others. */
  public String brief(String incarnation) {
    return incarnation.substring(0, Math.min(SHORT, incarnation.length()));
  }

  /** How long ago a moment was, for people. */
  public String ago(Instant moment) {
    return moment == null
        ? texts.say("cluster.notYet")
        : texts.say("cluster.ago", Duration.between(moment, clock.instant()).toMillis() / 1e3);
  }

  /** A time in milliseconds, for people. */
  public String seconds(long millis) {
    return texts.say("cluster.seconds", millis / 1e3);
  }
}
