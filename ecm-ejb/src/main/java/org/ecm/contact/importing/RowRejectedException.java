package org.ecm.contact.importing;

/** A row cannot become a contact. Carries no stack trace: a bad file throws it a million times. */
class RowRejectedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectionReason reason;

  RowRejectedException(RejectionReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  RejectionReason reason() {
    return reason;
  }
}
