package org.ecm.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells the other nodes that this one lives and how fit it is, and learns the same of them and what
 * operators want. On a thread of its own, which may wait for the database; the mandates' thread
 * does not wait for it.
 */
public class NodeWatch {

  private static final Logger LOG = Logger.getLogger(NodeWatch.class);

  private final NodeIdentity self;
  private final NameClaim claim;
  private final ClusterStore store;
  private final ClusterView view;
  private final Presence presence;
  private final BeatWatch beats;
  private final Map<String, Condition> published = new HashMap<>();
  private String lastError;

  NodeWatch(
      NodeIdentity self,
      NameClaim claim,
      ClusterStore store,
      ClusterView view,
      Presence presence,
      BeatWatch beats) {
    this.self = self;
    this.claim = claim;
    this.store = store;
    this.view = view;
    this.presence = presence;
    this.beats = beats;
  }

  /** One exchange; true if this node may work under its name. An error is logged once. */
  boolean turn(List<ComponentPost> posts) {
    boolean mine = false;
    try {
      mine = claim.turn();
      presence.named(mine);
      posts.forEach(ComponentPost::check);
      if (mine) {
        posts.forEach(this::publish);
      } else {
        // Whoever has the name meanwhile writes over what this node said.
        published.clear();
      }
      List<ClusterNode> nodes = store.nodes();
      view.others(nodes, beats.alive(nodes), store.health(), store.orders());
      lastError = null;
    } catch (RuntimeException e) {
      view.blind();
      if (!String.valueOf(e.getMessage()).equals(lastError)) {
        LOG.warnf("The other nodes cannot be heard of for now: %s", e.getMessage());
      }
      lastError = String.valueOf(e.getMessage());
    }
    return mine;
  }

  private void publish(ComponentPost post) {
    String component = post.component();
    Condition now = said(component);
    if (!now.equals(published.get(component))) {
      store.publish(self, component, now);
      published.put(component, now);
    }
  }

  /** What others should count on: the health, unless this node is kept away for another reason. */
  private Condition said(String component) {
    String away = presence.away();
    ComponentOrder order = view.order(component, self.node());
    if (away == null && (order.stoppedEverywhere() || order.stoppedHere())) {
      away = "An operator stopped it";
    }
    return away == null ? view.condition(component) : new Condition(Health.AWAY, away);
  }
}
