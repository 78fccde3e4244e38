package org.ecm.dialer;

/** The dialer could not be asked; nothing was changed there. The message is for an operator. */
public class DialerUnreachableException extends Exception {
  public DialerUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }

  public DialerUnreachableException(String message) {
    super(message);
  }
}
