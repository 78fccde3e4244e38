package org.ecm.contact.importing;

/** How a row that did not become a contact is counted. */
public enum RefusedAs {
  /** Something is wrong with it. */
  REJECTED,
  /** The same is in the list already. */
  DUPLICATE,
  /** It is right, but must not be called. */
  SUPPRESSED
}
