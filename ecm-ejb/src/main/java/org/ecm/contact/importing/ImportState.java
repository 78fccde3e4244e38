package org.ecm.contact.importing;

/** A job's life: RECEIVING, QUEUED, RUNNING, and then one of the ends. */
public enum ImportState {
  RECEIVING,
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether nothing will change any more. */
  public boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
