package org.ecm.rest.problem;

import java.util.Locale;

/** The kinds of problems, each with its place on the page {@code /ecm/api/problems/}. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request cannot be read"),
  UPLOAD_CUT_OFF(400, "The upload did not arrive whole"),
  NOT_AUTHENTICATED(401, "Not logged in"),
  FORBIDDEN(403, "Not allowed"),
  PASSWORD_CHANGE_REQUIRED(403, "The password must be changed first"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "The address does not take this method"),
  NOT_ACCEPTABLE(406, "No acceptable format"),
  CONFLICT(409, "Conflict with what is there"),
  WRONG_STATE(409, "Not possible in this state"),
  DO_NOT_CALL(409, "On the do-not-call list"),
  TOO_LARGE(413, "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported format"),
  INVALID_FIELD(422, "A field is wrong"),
  KEY_REUSED(422, "The idempotency key was used for something else"),
  UNREADABLE_FILE(422, "The file cannot be imported"),
  INTERNAL_ERROR(500, "Internal error"),
  DIALER_UNREACHABLE(503, "The dialer cannot be reached"),
  UNAVAILABLE(503, "Not available for the moment");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }

  /** In a few words. */
  public String title() {
    return title;
  }

  /** The name in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Where it is explained; the same on every node. */
  public String uri() {
    return "/ecm/api/problems/#" + code();
  }
}
