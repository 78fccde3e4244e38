package org.ecm.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The simulator's control API. */
public final class SimulatorControl {
  private final JsonClient client;

  /**
   * @param address its base address
   */
  public SimulatorControl(String address) {
    client = new JsonClient(address, null);
  }

  /** Orders a fault, in the words of the control API. */
  public void addFault(Map<String, Object> fault) {
    client.post("/faults", fault);
  }

  public void clearFaults() {
    client.delete("/faults");
  }

  /** How often the faults in force have struck. */
  public long faultsStruck() {
    long struck = 0;
    for (JsonNode fault : client.get("/faults")) {
      struck += fault.path("struck").asLong();
    }
    return struck;
  }

  /** How many calls were placed since its log began. */
  public long calls() {
    return client.get("/totals").path("dialled").asLong();
  }

  /** How many contacts it has taken since its log began. */
  public long accepted() {
    return client.get("/totals").path("accepted").asLong();
  }

  /** Changes the speed of its time. */
  public void speed(double speed) {
    client.post("/speed", Map.of("speed", speed));
  }

  /**
   * The dialer's engine fails over to its standby.
   *
   * @param assumed share of the calls under way that were closed without having seen their end
   */
  public void failover(double assumed) {
    client.post("/failover", Map.of("assumed", assumed));
  }

  /** Stops calling: what it has taken stays pending. */
  public void pause() {
    client.post("/pause", Map.of());
  }

  public void resume() {
    client.post("/resume", Map.of());
  }

  /**
   * Drops all connections and takes none for a while.
   *
   * @param millis how long
   */
  public void restart(long millis) {
    client.post("/restart", Map.of("downMs", millis));
  }
}
