package org.ecm.cluster;

import jakarta.ejb.ApplicationException;

/** What was ordered of a component is not possible now; the message says why and what to do. */
@ApplicationException(rollback = true)
public class ComponentUnavailableException extends RuntimeException {
  public ComponentUnavailableException(String message) {
    super(message);
  }
}
