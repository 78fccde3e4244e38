package org.ecm.campaign;

import jakarta.ejb.ApplicationException;

/** What was entered cannot be taken; the message tells the user what to change. */
@ApplicationException(rollback = true)
public class InvalidInputException extends RuntimeException {

  private final String field;

  public InvalidInputException(String field, String message) {
    super(message);
    this.field = field;
  }

  /** The field to look at. */
  public String field() {
    return field;
  }
}
