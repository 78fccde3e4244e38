package org.ecm.cluster;

/**
 * Whether this node wants a mandate.
 *
 * @param candidate whether it seeks it, and keeps it if held
 * @param reason why it does not; null if it does
 * @param heir the node that is to take it when this one gives it up; null for whoever is elected
 */
public record Stance(boolean candidate, String reason, String heir) {

  /** Wants it. */
  public static final Stance CANDIDATE = new Stance(true, null, null);

  /** Wants it not, or no longer. */
  public static Stance away(String reason, String heir) {
    return new Stance(false, reason, heir);
  }
}
