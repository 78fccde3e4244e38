package org.ecm.demo.process;

/**
 * How the ledger is read from outside.
 *
 * @param password never shown
 */
public record LedgerDatabase(String url, String user, String password) {
  @Override
  public String toString() {
    return url;
  }
}
