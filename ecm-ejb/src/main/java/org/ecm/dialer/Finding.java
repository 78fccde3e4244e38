package org.ecm.dialer;

/** The answer of a covering read about one attempt (rule 2.6c). */
public sealed interface Finding {

  /** The dialer has it. */
  record There(DialerRecord record) implements Finding {}

  /** Every place was read, twice, and it is in none. */
  record Absent() implements Finding {}

  /** The read was not covering: nothing follows from it. */
  record CannotTell(String why) implements Finding {}
}
