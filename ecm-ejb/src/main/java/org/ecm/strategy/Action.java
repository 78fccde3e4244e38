package org.ecm.strategy;

/** What a rule does with a contact after a result. */
public enum Action {
  /** Go on with the next step of the strategy. */
  NEXT_ATTEMPT,
  /** Go on with the next step that calls another phone. */
  OTHER_PHONE,
  /** The contact is finished. */
  CLOSE
}
