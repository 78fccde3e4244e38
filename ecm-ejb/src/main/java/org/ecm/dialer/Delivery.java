package org.ecm.dialer;

import java.time.Duration;
import java.util.List;

/**
 * One fresh connection to the dialer for one request (rule 2.3): opened before the SENDING mark,
 * written to once, closed abortively so that bytes still buffered die with it.
 */
public interface Delivery extends AutoCloseable {

  /**
   * Writes the batch once; never repeats, follows no redirect, opens no other connection.
   *
   * @param limit no byte is written later than this after the connection was opened, and the call
   *     ends by then, answered or not: a sender that stood still for longer does not go on
   */
  SendOutcome send(List<OutboundContact> contacts, Duration limit);

  /** Ends the connection abortively; more often than once does no harm. */
  @Override
  void close();
}
