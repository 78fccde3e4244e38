package org.ecm.dialer.uccx;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How to reach one UCCX.
 *
 * @param name the dialer's name in ECM
 * @param url of the node itself, such as {@code https://uccx-1.example.com}; Cisco warns against a
 *     load balancer for dialing lists (UCCX developer pages, add contacts)
 * @param user an administrator, or a supervisor with application management
 * @param password never logged
 * @param zone the UCCX server's zone: its midnight moves closed rows into history
 * @param numberPrefix what replaces the + of an E.164 number; empty for none
 * @param connectLimit longest time to open a connection
 * @param readLimit longest time a read may take, over REST or in the tables, there with all of its
 *     statements together
 * @param idleConnectionLimit after this the server has closed an idle connection, as the connection
 *     test measured it
 * @param longestProcessing how long after the end of a call its rows may take to be visible
 * @param tablesAreReplica true if the tables are read from another node than the one that is
 *     written to: then nothing is ever called absent
 */
public record UccxSettings(
    String name,
    URI url,
    String user,
    String password,
    ZoneId zone,
    String numberPrefix,
    Duration connectLimit,
    Duration readLimit,
    Duration idleConnectionLimit,
    Duration longestProcessing,
    boolean tablesAreReplica) {

  @Override
  public String toString() {
    return "UCCX " + name + " at " + url;
  }

  /** The number as UCCX is to dial it: digits only (its phone fields hold up to 28 characters). */
  String toDialer(String e164) {
    return numberPrefix + e164.substring(1);
  }

  /** The E.164 number behind what stands in UCCX's table; null if it is not one of ours. */
  String fromDialer(String dialled) {
    return dialled == null || !dialled.startsWith(numberPrefix)
        ? null
        : "+" + dialled.substring(numberPrefix.length());
  }
}
