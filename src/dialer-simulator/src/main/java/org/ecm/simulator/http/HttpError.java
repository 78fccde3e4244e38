package org.ecm.simulator.http;

/** Ends the handling of a request with a status and a text for the caller. */
public final class HttpError extends RuntimeException {
  private final int status;

  public HttpError(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
