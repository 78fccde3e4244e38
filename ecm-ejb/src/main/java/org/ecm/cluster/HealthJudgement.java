package org.ecm.cluster;

import java.time.Duration;

/** Judges how fit this node is for a component. */
public class HealthJudgement {

  private final HealthLimits limits;

  public HealthJudgement(HealthLimits limits) {
    this.limits = limits;
  }

  /**
   * The worst that is wrong.
   *
   * @param noDialer why the dialer cannot be reached; null if it can
   * @param wrongClock what is wrong with this node's time of day; null if nothing is
   * @param now of the clock of the signs
   */
  public Condition judge(LoopSigns loop, String noDialer, String wrongClock, long now) {
    long silent = now - loop.lastSign();
    if (!loop.alive()) {
      return new Condition(Health.HUNG, "Its loop has ended and is started again");
    }
    if (silent >= limits.hang().toNanos()) {
      return new Condition(
          Health.HUNG, "Its loop has given no sign of life for " + seconds(limits.hang()));
    }
    if (loop.error() != null && now - loop.failingSince() >= limits.failing().toNanos()) {
      return new Condition(
          Health.FAILING,
          "Its rounds have failed for " + seconds(limits.failing()) + ": " + loop.error());
    }
    if (noDialer != null) {
      return new Condition(Health.NO_DIALER, "The dialer cannot be reached: " + noDialer);
    }
    return wrongClock == null ? Condition.FIT : new Condition(Health.WRONG_CLOCK, wrongClock);
  }

  private static String seconds(Duration limit) {
    return "over " + limit.toSeconds() + " s";
  }
}
