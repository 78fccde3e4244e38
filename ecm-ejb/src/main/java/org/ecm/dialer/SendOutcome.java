package org.ecm.dialer;

/** What is known after a batch was written to the dialer (rule 2.4). */
public sealed interface SendOutcome {

  /** The dialer's or the network's words, for an operator. */
  String detail();

  /** The dialer took the request; it gives no verdict per row. */
  record Accepted(String detail) implements SendOutcome {}

  /** Definitely not taken, and nothing is wrong with the batch: it may be sent again later. */
  record TryLater(String detail) implements SendOutcome {}

  /** Definitely not taken, and the dialer blames what the batch contains. */
  record BadContent(String detail) implements SendOutcome {}

  /** Definitely not a byte was written. */
  record NotSent(String detail) implements SendOutcome {}

  /** Anything else: it may have arrived. */
  record InDoubt(String detail) implements SendOutcome {}
}
