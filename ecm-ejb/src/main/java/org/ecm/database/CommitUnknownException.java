package org.ecm.database;

/**
 * A commit was sent and its answer was lost: the transaction may or may not have happened. The
 * caller reads the truth back by the ids it had chosen.
 */
public class CommitUnknownException extends RuntimeException {
  public CommitUnknownException(Throwable cause) {
    super("The database's answer to a commit was lost; the outcome is read back", cause);
  }
}
