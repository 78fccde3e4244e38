package org.ecm.rest.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** A request ends here, with a problem as its answer. */
public class ProblemException extends WebApplicationException {

  private final ProblemType type;
  private final transient List<FieldError> errors;

  /** One field of the request is wrong. */
  public static ProblemException invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Fields of the request are wrong. */
  public static ProblemException invalid(List<FieldError> errors) {
    String detail =
        errors.stream()
            .map(error -> error.field + ": " + error.message)
            .sorted()
            .collect(Collectors.joining("; "));
    return new ProblemException(ProblemType.INVALID_FIELD, detail, errors);
  }

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
