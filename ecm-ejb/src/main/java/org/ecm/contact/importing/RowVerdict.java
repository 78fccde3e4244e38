package org.ecm.contact.importing;

import org.ecm.strategy.Next;

/** What becomes of a row. Every row of a file gets exactly one (P1). */
sealed interface RowVerdict {

  /** It becomes a contact whose first attempt is this. */
  record Accepted(Next.Attempt first) implements RowVerdict {}

  /**
   * It does not become a contact.
   *
   * @param reason a short code
   * @param detail in words, for the user
   */
  record Refused(RefusedAs as, String reason, String detail) implements RowVerdict {}
}
