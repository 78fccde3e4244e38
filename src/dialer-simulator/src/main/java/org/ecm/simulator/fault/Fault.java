package org.ecm.simulator.fault;

import java.util.Set;

/**
 * A fault as ordered over the control API.
 *
 * @param on the operation it hits, such as {@code POST contacts}, or {@code ANY}
 * @param probability 0 to 1; null is 1
 * @param count how often it strikes before it is gone; null is without end
 * @param delayMs for kind delay
 * @param status for kind status
 * @param afterwards it strikes after the request was worked off, not before; null is false, and
 *     dropReply always strikes afterwards
 */
public record Fault(
    String on,
    FaultKind kind,
    Double probability,
    Integer count,
    Integer delayMs,
    Integer status,
    Boolean afterwards) {

  public static final String ANY = "ANY";
  public static final String JDBC = "JDBC";
  private static final Set<String> OPERATIONS =
      Set.of(
          ANY,
          JDBC,
          "GET campaigns",
          "GET campaign",
          "PUT campaign",
          "GET contacts",
          "POST contacts",
          "DELETE contacts",
          "GET status");

  /**
   * This fault with its defaults.
   *
   * @throws IllegalArgumentException with a clear text if it makes no sense
   */
  public Fault checked() {
    require(kind != null, "kind is missing");
    String operation = on == null ? ANY : on;
    require(OPERATIONS.contains(operation), "on must be one of " + OPERATIONS);
    require(
        !operation.equals(JDBC) || kind == FaultKind.REFUSE_LOGIN,
        "on JDBC only refuseLogin is possible");
    double chance = probability == null ? 1 : probability;
    require(chance > 0 && chance <= 1, "probability must be above 0 and at most 1");
    require(count == null || count > 0, "count must be above 0");
    require(
        kind != FaultKind.DELAY || (delayMs != null && delayMs > 0), "delay needs delayMs above 0");
    require(
        kind != FaultKind.STATUS || (status != null && status >= 200 && status <= 599),
        "status needs a status from 200 to 599");
    boolean after = kind == FaultKind.DROP_REPLY || Boolean.TRUE.equals(afterwards);
    return new Fault(operation, kind, chance, count, delayMs, status, after);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  boolean hits(String operation) {
    return on.equals(operation) || (on.equals(ANY) && !operation.equals(JDBC));
  }
}
