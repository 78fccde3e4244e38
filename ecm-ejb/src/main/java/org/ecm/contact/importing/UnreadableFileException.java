package org.ecm.contact.importing;

/**
 * The upload as a whole cannot be imported: no row of it was stored. The message is for the user
 * and says what to do.
 */
public class UnreadableFileException extends RuntimeException {

  /** What is wrong with the file, in a form that programs can tell apart. */
  public enum Cause {
    EMPTY_FILE,
    BINARY_FILE,
    UNSUPPORTED_ENCODING,
    UNREADABLE_HEADER,
    NO_PHONE_COLUMN,
    BAD_MAPPING
  }

  private static final long serialVersionUID = 1L;

  private final Cause reason;

  public UnreadableFileException(Cause reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
