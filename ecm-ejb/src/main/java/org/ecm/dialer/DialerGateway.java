package org.ecm.dialer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The port to one dialer. Only code that runs under a mandate may open a delivery.
 *
 * <p>Implementations are safe for several threads and keep no state that a restart would lose. Each
 * method ends within a limit that the dialer's settings name: a component gives no sign of life
 * meanwhile (rule 1.8).
 */
public interface DialerGateway {

  /** The dialer's name in ECM's tables and settings. */
  String dialer();

  /**
   * Asks the dialer in each of the ways that work with it needs, as cheaply as can be.
   *
   * @throws DialerUnreachableException if one of them does not answer
   */
  void check() throws DialerUnreachableException;

  /** The campaigns that exist at the dialer. */
  List<RemoteCampaign> campaigns() throws DialerUnreachableException;

  /** Opens a fresh connection for one batch into a dialer campaign. */
  Delivery open(String campaign) throws DialerUnreachableException;

  /** The dialer's own zone: its midnight moves what is done into history. */
  ZoneId zone();

  /** How long after the end of a call it may take until what it brought is visible to reads. */
  Duration longestProcessing();

  /**
   * How long the dialer leaves an idle connection open, as measured by the connection test: after
   * that the bytes of a thawed sender hit a closed connection (rule 2.6a).
   */
  Duration idleConnectionLimit();

  /**
   * Covering read about attempts (rule 2.6c). The caller has seen to 2.6a and b.
   *
   * @return a finding for each of the account numbers
   */
  Map<String, Finding> readBack(String campaign, Collection<String> accountNumbers)
      throws DialerUnreachableException;

  /** The records of attempts, live before history; those not found are left out. */
  List<DialerRecord> lookUp(Collection<String> accountNumbers) throws DialerUnreachableException;

  /**
   * Records of a dialer campaign changed since a position, including history. May repeat, may come
   * late, may miss: the sweep is for certainty (rule 3.3).
   *
   * @param position null for the start
   */
  ResultPage changedSince(String campaign, String position, int limit)
      throws DialerUnreachableException;

  /**
   * A position before everything that changed since an instant of our clock, so that a first read
   * need not sort what was there before us; null, the start, if the dialer has none.
   */
  default String positionBefore(Instant instant) {
    return null;
  }
}
