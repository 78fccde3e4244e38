package org.ecm.demo.process;

import org.jdbi.v3.core.Jdbi;

/**
 * How the ledger is read from outside.
 *
 * @param password never shown
 */
public record LedgerDatabase(String url, String user, String password) {
  /** To be read by; connects with each use. */
  public Jdbi jdbi() {
    return Jdbi.create(url, user, password);
  }

  @Override
  public String toString() {
    return url;
  }
}
