package org.ecm.drills.check;

import java.util.List;

/**
 * A claim that serves a promise, and where it does not hold.
 *
 * @param promise P1 to P8
 * @param breaches empty if the claim holds
 */
public record Finding(String promise, String claim, List<String> breaches) {
  public Finding {
    breaches = List.copyOf(breaches);
  }

  public boolean holds() {
    return breaches.isEmpty();
  }
}
