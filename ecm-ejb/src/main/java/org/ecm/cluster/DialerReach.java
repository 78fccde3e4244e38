package org.ecm.cluster;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the dialer can be reached from this node, as somebody who asks it now and then tells. */
@ApplicationScoped
public class DialerReach {

  private volatile String trouble = "it has not been asked yet";

  /**
   * The newest finding.
   *
   * @param why it cannot be reached; null if it can
   */
  public void found(String why) {
    trouble = why;
  }

  /** Why it cannot be reached, as far as this node knows; null if it can. */
  public String trouble() {
    return trouble;
  }
}
