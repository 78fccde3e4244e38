package org.ecm.cluster;

import java.time.Duration;
import java.util.function.Supplier;

/** Advice about one component, from what this node knows. */
class ComponentAdvice implements Advice {

  private final String component;
  private final NodeIdentity self;
  private final ClusterView view;
  private final Presence presence;
  private final Candidacy candidacy;
  private final Supplier<String> elected;

  /**
   * @param elected the node that the server's election names; null for none
   */
  ComponentAdvice(
      String component,
      NodeIdentity self,
      ClusterView view,
      Presence presence,
      Candidacy candidacy,
      Supplier<String> elected) {
    this.component = component;
    this.self = self;
    this.view = view;
    this.presence = presence;
    this.candidacy = candidacy;
    this.elected = elected;
  }

  @Override
  public Stance stance(Mandate held, String leftBy) {
    return candidacy.stance(situation(), held, leftBy);
  }

  @Override
  public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
    return candidacy.leavesToOther(situation(), row, since, atWork);
  }

  private Candidacy.Situation situation() {
    return new Candidacy.Situation(
        view.condition(component),
        view.behindFor(component),
        presence.away(),
        view.order(component, self.node()),
        view.peers(component),
        elected.get(),
        view.age());
  }
}
