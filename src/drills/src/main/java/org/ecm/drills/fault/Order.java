package org.ecm.drills.fault;

import java.time.Duration;
import org.ecm.demo.api.ApiException;
import org.ecm.drills.lab.DrillException;
import org.ecm.drills.lab.Patience;

/** What an operator asks of the API. */
final class Order {
  private static final Duration OPERATORS_PATIENCE = Duration.ofSeconds(30);

  private Order() {}

  /**
   * Gives an order; one that another fault leaves without an answer is given again.
   *
   * @throws DrillException if it is refused, or never answered
   */
  static void give(String what, Runnable order) {
    Patience.until(
        "the order to " + what + " is answered", OPERATORS_PATIENCE, () -> isAnswered(what, order));
  }

  private static boolean isAnswered(String what, Runnable order) {
    try {
      order.run();
      return true;
    } catch (ApiException e) {
      if (e.status() >= 400 && e.status() < 500) {
        throw new DrillException("The order to " + what + " was refused", e);
      }
      return false;
    }
  }
}
