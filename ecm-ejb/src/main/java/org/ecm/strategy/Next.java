package org.ecm.strategy;

import java.time.Instant;

/** What a strategy decides. */
public sealed interface Next {

  /** Another attempt, not before a time. */
  record Attempt(int step, String number, Instant dueAt) implements Next {}

  /** The contact has come to its end. */
  record Finish() implements Next {}
}
