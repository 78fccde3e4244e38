package org.ecm.demo.api;

/** A request was not answered as it should have been; the message holds what was answered. */
public class ApiException extends RuntimeException {
  private final int status;

  ApiException(String message, int status) {
    super(message);
    this.status = status;
  }

  ApiException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** The HTTP status; 0 if there was no answer. */
  public int status() {
    return status;
  }
}
