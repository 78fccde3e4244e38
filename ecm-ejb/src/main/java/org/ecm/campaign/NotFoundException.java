package org.ecm.campaign;

import jakarta.ejb.ApplicationException;

/** There is no such thing (any more). */
@ApplicationException(rollback = true)
public class NotFoundException extends RuntimeException {
  public NotFoundException(String what, Object id) {
    super("There is no " + what + " " + id);
  }
}
