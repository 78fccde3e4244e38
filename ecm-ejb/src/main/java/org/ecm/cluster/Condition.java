package org.ecm.cluster;

/**
 * A node's health for one component.
 *
 * @param reason why it is not fit, for people; null if it is
 */
public record Condition(Health health, String reason) {

  /** Nothing is wrong. */
  public static final Condition FIT = new Condition(Health.FIT, null);
}
