package org.ecm.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Whether the dialer can be reached from this node, as somebody who asks it now and then tells. */
@ApplicationScoped
public class DialerReach {

  private final Duration limit;
  private final Monotonic clock;
  private volatile String trouble = "it has not been asked yet";
  private volatile boolean waiting;
  private volatile long askedAt;

  @Inject
  public DialerReach(HealthLimits limits) {
    this(limits.hang(), Monotonic.SYSTEM);
  }

  DialerReach(Duration limit, Monotonic clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** For the container's proxy only. */
  protected DialerReach() {
    this(Duration.ZERO, Monotonic.SYSTEM);
  }

  /** The dialer is asked; until {@link #found}, the finding before stands, but not for ever. */
  public void asked() {
    askedAt = clock.nanos();
    waiting = true;
  }

  /**
   * The newest finding.
   *
   * @param why it cannot be reached; null if it can
   */
  public void found(String why) {
    trouble = why;
    waiting = false;
  }

  /** Why it cannot be reached, as far as this node knows; null if it can. */
  public String trouble() {
    return waiting && clock.nanos() - askedAt > limit.toNanos()
        ? "it has not answered for over " + limit.toSeconds() + " s"
        : trouble;
  }
}
