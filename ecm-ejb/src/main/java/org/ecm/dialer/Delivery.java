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
   * @param limit the whole call ends within this time, answered or not
   */
  SendOutcome send(List<OutboundContact> contacts, Duration limit);

  @Override
  void close();
}
