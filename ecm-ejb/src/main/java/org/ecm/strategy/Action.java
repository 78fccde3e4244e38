package org.ecm.strategy;

/** What a rule does with a contact after a result. */
public enum Action {
  /** Go on with the next step of the strategy. */
  NEXT_ATTEMPT,
  /** The number is no good for this contact: go on with the next step that calls another one. */
  OTHER_PHONE,
  /** The contact is finished. */
  CLOSE
}
