package org.ecm.contact.importing;

/** An upload was not taken in whole: nothing of it will be imported. The message says why. */
public class UploadRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean cutOff;

  private UploadRefusedException(String message, boolean cutOff, Throwable cause) {
    super(message, cause);
    this.cutOff = cutOff;
  }

  static UploadRefusedException cutOff(String message, Throwable cause) {
    return new UploadRefusedException(message, true, cause);
  }

  static UploadRefusedException refused(String message) {
    return new UploadRefusedException(message, false, null);
  }

  /** Whether the sender stopped before the end, or sent another length than it had declared. */
  public boolean isCutOff() {
    return cutOff;
  }
}
