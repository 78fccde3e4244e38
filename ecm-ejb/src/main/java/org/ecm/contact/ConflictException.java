package org.ecm.contact;

import jakarta.ejb.ApplicationException;

/** What is asked for does not fit what is there; the message says how. */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {
  public ConflictException(String message) {
    super(message);
  }
}
