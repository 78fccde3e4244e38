package org.ecm.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings by which hours of a campaign pass in a minute. Waiting times of the protocol are not
 * divided by the speed: they are what the simulator, not an accelerated UCCX, needs.
 */
public final class AcceleratedTime {
  private AcceleratedTime() {}

  /**
   * Settings of the node.
   *
   * @param speed how many times faster than real life
   */
  public static Map<String, String> node(double speed) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ecm.time.speed", number(speed));
    settings.put("ecm.calling-window.start", "00:00");
    settings.put("ecm.calling-window.end", "24:00");
    settings.put("ecm.feed.busy-delay-ms", millis(60_000 / speed));
    settings.put("ecm.uccx.idle-connection-ms", "25000");
    settings.put("ecm.uccx.processing-ms", "500");
    settings.put("ecm.results.sweep-every-ms", "5000");
    settings.put("ecm.results.unconfirmed-limit-ms", "20000");
    return settings;
  }

  /**
   * Options of the simulator.
   *
   * @param speed how many times faster than real life
   */
  public static List<String> simulator(double speed) {
    return List.of("--speed", number(speed), "--campaign", "Reminders:IVR");
  }

  private static String millis(double value) {
    return String.valueOf(Math.max(200, Math.round(value)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%s", value);
  }
}
