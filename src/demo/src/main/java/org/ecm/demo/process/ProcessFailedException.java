package org.ecm.demo.process;

/** A process did not do what it was started for; the message says what to look at. */
public class ProcessFailedException extends RuntimeException {
  public ProcessFailedException(String message) {
    super(message);
  }

  public ProcessFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
