package org.ecm.demo;

import java.util.HashMap;
import java.util.Map;

/**
 * A fault as named on the command line, such as {@code drop-reply=0.3}: of the requests that bring
 * contacts to the dialer, that share is hit.
 */
record FaultOption(String name, double value) {

  static FaultOption parse(String text) {
    String[] parts = text.split("=", 2);
    try {
      FaultOption fault = new FaultOption(parts[0], Double.parseDouble(parts[parts.length - 1]));
      fault.order();
      return fault;
    } catch (NumberFormatException e) {
      throw new DemoException(
          "A fault is drop-reply=SHARE, reset=SHARE, never-answer=SHARE, busy=SHARE or delay=MS, not "
              + text);
    }
  }

  /** The order to the simulator's control API. */
  Map<String, Object> order() {
    Map<String, Object> order = new HashMap<>(Map.of("on", "POST contacts"));
    switch (name) {
      case "drop-reply" -> order.putAll(Map.of("kind", "dropReply", "probability", value));
      case "reset" -> order.putAll(Map.of("kind", "reset", "probability", value));
      case "never-answer" -> order.putAll(Map.of("kind", "neverAnswer", "probability", value));
      case "busy" -> order.putAll(Map.of("kind", "status", "status", 503, "probability", value));
      case "delay" -> order.putAll(Map.of("kind", "delay", "delayMs", (int) value));
      default -> throw new NumberFormatException(name);
    }
    return order;
  }
}
