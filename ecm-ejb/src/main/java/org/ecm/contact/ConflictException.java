package org.ecm.contact;

import jakarta.ejb.ApplicationException;

/** A key was used before for something else; the message says which. */
@ApplicationException(rollback = true)
public class ConflictException extends RuntimeException {
  public ConflictException(String message) {
    super(message);
  }
}
