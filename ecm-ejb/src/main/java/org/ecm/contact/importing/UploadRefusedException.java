package org.ecm.contact.importing;

/** An upload was not taken in whole: nothing of it will be imported. The message says why. */
public class UploadRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private enum Kind {
    CUT_OFF,
    TOO_LARGE,
    REFUSED
  }

  private final Kind kind;

  private UploadRefusedException(String message, Kind kind, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /**
   * The server takes no request as large as this upload.
   *
   * @param limit the largest in bytes
   * @param cause null if the sender announced its length
   */
  public static UploadRefusedException tooLarge(long limit, Throwable cause) {
    return new UploadRefusedException(
        "An upload may have at most %,d bytes; split the file".formatted(limit),
        Kind.TOO_LARGE,
        cause);
  }

  static UploadRefusedException cutOff(String message, Throwable cause) {
    return new UploadRefusedException(message, Kind.CUT_OFF, cause);
  }

  static UploadRefusedException refused(String message) {
    return new UploadRefusedException(message, Kind.REFUSED, null);
  }

  /** Whether the sender stopped before the end, or sent another length than it had declared. */
  public boolean isCutOff() {
    return kind == Kind.CUT_OFF;
  }

  /** Whether it is larger than the server takes: the same again comes to the same. */
  public boolean isTooLarge() {
    return kind == Kind.TOO_LARGE;
  }
}
