package org.ecm.simulator.contact;

/**
 * What happens to a contact that shares a phone with another when duplicates are not allowed; the
 * UCCX Administration Guide says both.
 */
public enum DuplicateRule {
  DROP,
  OVERWRITE
}
