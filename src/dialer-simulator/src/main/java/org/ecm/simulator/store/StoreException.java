package org.ecm.simulator.store;

/** The simulator's own database or log failed. */
public final class StoreException extends RuntimeException {
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
