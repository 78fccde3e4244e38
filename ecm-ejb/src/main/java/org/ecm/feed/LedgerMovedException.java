package org.ecm.feed;

/** The ledger moved between reading and writing: the transaction is rolled back and done anew. */
public class LedgerMovedException extends RuntimeException {
  public LedgerMovedException(String what) {
    super("The ledger moved meanwhile: " + what);
  }
}
