package org.ecm.drills.fault;

import java.util.Map;

/** The dialer answers requests in a wrong way for a while. */
public final class DialerFault implements Fault {
  private final String words;
  private final Map<String, Object> order;

  /**
   * @param words what it does, for the timeline
   * @param order in the words of the simulator's control API
   */
  public DialerFault(String words, Map<String, Object> order) {
    this.words = words;
    this.order = order;
  }

  @Override
  public void strike(Scene scene) {
    scene.timeline().strike("The dialer " + words);
    scene.site().dialer().addFault(order);
  }

  @Override
  public void heal(Scene scene) {
    scene.site().dialer().clearFaults();
    scene.timeline().add("The dialer works as it should");
  }
}
