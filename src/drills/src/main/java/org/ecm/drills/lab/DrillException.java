package org.ecm.drills.lab;

/** A drill cannot go on, for a reason that is no verdict on ECM; the message says what to do. */
public class DrillException extends RuntimeException {
  public DrillException(String message) {
    super(message);
  }

  public DrillException(String message, Throwable cause) {
    super(message, cause);
  }
}
