package org.ecm.drills.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecm.demo.history.Reconciliation;
import org.ecm.drills.load.ClientLog.Acknowledged;
import org.ecm.drills.load.MandateWatch.Sight;

/**
 * All that the judge of one drill looks at.
 *
 * @param reconciliation ledger against dialer's log
 * @param client what was acknowledged to the client
 * @param stored what of it the database holds
 * @param sights each change of a mandate, in order
 * @param settled on this process's monotonic clock: from then on no component moves
 * @param decisions what was decided under mandates, in any order
 * @param stale what was decided when a newer epoch had taken effect, by what was there then
 * @param sendings what reached the dialer in this drill
 * @param losses each time that the portal's user lost the session or a page
 * @param stuck what did not come to its end by itself
 * @param endedEarly contacts that ended as expired before their time was over
 */
public record Evidence(
    Reconciliation reconciliation,
    Client client,
    Stored stored,
    List<Sight> sights,
    long settled,
    List<Decision> decisions,
    List<String> stale,
    List<Sending> sendings,
    List<String> losses,
    List<String> stuck,
    List<String> endedEarly) {

  /**
   * @param unanswered keys of callbacks that were asked for and never acknowledged
   * @param failedForms of the portal's user; empty where they may fail
   * @param failedUploads what went wrong with them; empty where they may fail
   */
  public record Client(
      List<Acknowledged> callbacks,
      List<Acknowledged> imports,
      List<Acknowledged> doNotCall,
      List<String> unanswered,
      List<String> failedForms,
      List<String> failedUploads) {}

  /**
   * @param callbackContacts for each idempotency key of a callback, its contact
   * @param contactsByNumber how many contacts of the called campaign have a number as their first
   * @param imports rows worked off and state, by id
   * @param doNotCall numbers on the list
   */
  public record Stored(
      Map<String, Long> callbackContacts,
      Map<String, Integer> contactsByNumber,
      Map<String, StoredImport> imports,
      Set<String> doNotCall) {}

  public record StoredImport(String state, long rows) {}

  /**
   * An attempt that reached the dialer.
   *
   * @param marked when its batch was marked SENDING, by the right clock also where the node's was
   *     moved
   */
  public record Sending(String account, String number, Instant marked) {}

  /**
   * Something that a component decided, as the ledger tells it.
   *
   * @param what for a reader
   * @param holder null where the ledger does not keep it
   * @param at the deciding node's time of day, read before it was committed; by the right clock
   *     also where the node's was moved
   */
  public record Decision(
      String component, String what, long epoch, String holder, String incarnation, Instant at) {}
}
