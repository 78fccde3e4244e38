package org.ecm.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;

/** A request ends here, with a problem as its answer. */
public class ProblemException extends WebApplicationException {

  private final ProblemType type;
  private final transient List<FieldError> errors;

  public ProblemException(ProblemType type, String detail) {
    this(type, detail, List.of());
  }

  public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
    super(detail, type.status());
    this.type = type;
    this.errors = errors;
  }

  ProblemType type() {
    return type;
  }

  List<FieldError> errors() {
    return errors;
  }
}
