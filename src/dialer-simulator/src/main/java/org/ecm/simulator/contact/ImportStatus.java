package org.ecm.simulator.contact;

import java.time.Instant;

/** How the last import of a type stands. */
public record ImportStatus(ImportOrder.Type type, Result result, Instant startTime, int imported) {

  /** Cisco documents SUCCESS only. */
  public enum Result {
    IN_PROGRESS("obss.schedule.import.inprogress"),
    SUCCESS("obss.schedule.import.success"),
    FAILURE("obss.schedule.import.failure");

    private final String key;

    Result(String key) {
      this.key = key;
    }

    /** The key of the text that UCCX shows. */
    public String key() {
      return key;
    }
  }
}
