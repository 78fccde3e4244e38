package org.ecm.contact;

import jakarta.ejb.ApplicationException;

/** The number is on the do-not-call list; the request is refused and nothing was stored. */
@ApplicationException(rollback = true)
public class DoNotCallException extends RuntimeException {
  public DoNotCallException() {
    super("The number is on the do-not-call list, so nobody will call it");
  }
}
