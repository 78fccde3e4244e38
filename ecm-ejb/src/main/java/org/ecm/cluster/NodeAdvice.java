package org.ecm.cluster;

import java.time.Duration;

/**
 * Advice about mandates that are not a component's, such as imports: any node that works may, as
 * long as its work goes on.
 */
class NodeAdvice implements Advice {

  private static final String HANGS = "The thread that works under it here gives no sign of life";

  private final Presence presence;
  private final SignsOfLife signs;

  NodeAdvice(Presence presence, SignsOfLife signs) {
    this.presence = presence;
    this.signs = signs;
  }

  @Override
  public Stance stance(Mandate held, String leftBy) {
    String away = presence.away();
    if (away == null && signs.fail()) {
      return Stance.away(HANGS, null);
    }
    return away == null ? Stance.CANDIDATE : Stance.away(away, null);
  }

  @Override
  public boolean leavesToOther(MandateRow row, Duration since, boolean atWork) {
    return false;
  }
}
