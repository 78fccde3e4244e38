package org.ecm.results;

/** The ledger moved between reading and writing: the transaction is rolled back and done anew. */
class ConcurrentChangeException extends RuntimeException {
  ConcurrentChangeException(String what) {
    super("The ledger moved meanwhile: " + what);
  }
}
