package org.ecm.cluster;

import java.time.Duration;

/** Advice about mandates that are not a component's, such as imports: any node that works may. */
class NodeAdvice implements Advice {

  private final Presence presence;

  NodeAdvice(Presence presence) {
    this.presence = presence;
  }

  @Override
  public Stance stance(Mandate held, String leftBy) {
    String away = presence.away();
    return away == null ? Stance.CANDIDATE : Stance.away(away, null);
  }

  @Override
  public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
    return false;
  }
}
