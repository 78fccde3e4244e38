package org.ecm.cluster;

/**
 * One of the two services of which the whole cluster runs one: it decides only under its mandate.
 */
public interface Component {

  /** The mandate's name, and the component's name for people. */
  String name();

  /**
   * One round of work under the mandate. It asks the seat again before each decision and returns
   * when the mandate is gone.
   *
   * @return true if there is more to do at once, false if a pause is due
   */
  boolean turn(Mandate mandate, MandateSeat seat);

  /** What needs no mandate, done now and then while this node does not hold it. */
  default void offDuty() {}
}
