package org.ecm.demo;

/** The demo cannot go on; the message tells the user why. */
class DemoException extends RuntimeException {
  DemoException(String message) {
    super(message);
  }

  DemoException(String message, Throwable cause) {
    super(message, cause);
  }
}
