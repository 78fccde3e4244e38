package org.ecm.dialer;

import java.util.Collection;

/** The dialers this installation is connected to. */
public interface DialerGateways {

  /**
   * @throws IllegalArgumentException if no dialer of that name is configured
   */
  DialerGateway of(String dialer);

  /** All of them. */
  Collection<DialerGateway> all();
}
