package org.ecm.demo.history;

import java.time.Instant;
import java.util.List;

/**
 * What the dialer itself wrote down.
 *
 * @param entries in order
 */
public record DialerLog(List<Entry> entries) {

  /** Something that happened to one account number. */
  public sealed interface Entry {
    /** The line of the log. */
    long line();

    /** What we sent as the account number: the attempt's id. */
    String account();
  }

  /** A contact became a row of the dialing list. */
  public record Accepted(long line, String account, String campaign, String number)
      implements Entry {}

  /** A contact was left out as a duplicate, or took another one's place: neither may happen. */
  public record Mangled(long line, String account, String how) implements Entry {}

  /**
   * A call was placed.
   *
   * @param redial the dialer lost the result of the same call in its own failover
   */
  public record Dialled(long line, String account, String number, boolean redial, Instant at)
      implements Entry {}

  /**
   * A call ended.
   *
   * @param closed the dialer will not call again
   */
  public record Ended(long line, String account, int result, boolean closed) implements Entry {}
}
