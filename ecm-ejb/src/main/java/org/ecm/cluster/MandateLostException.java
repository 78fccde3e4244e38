package org.ecm.cluster;

/** The database no longer knows this mandate: the work is rolled back and left to the successor. */
public class MandateLostException extends RuntimeException {
  public MandateLostException(Mandate mandate) {
    super("Mandate " + mandate.name() + ", epoch " + mandate.epoch() + ", is no longer in force");
  }
}
