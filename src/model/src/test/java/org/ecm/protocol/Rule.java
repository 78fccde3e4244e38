package org.ecm.protocol;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * The rules that can be taken out, by their number in the protocols' description. The Javadoc of
 * each tells the scenario that it closes; the tests take each one out and show the trace.
 */
public enum Rule {

  /**
   * The challenger judges by its own clock how long the row has stood still. If it compares a time
   * written by the holder or the database with a clock of its own, one jump of either clock (a
   * database failing over to another host) makes it take a mandate that is being renewed.
   */
  NO_CLOCKS_ARE_COMPARED("1.1"),

  /**
   * The challenger waits the time-to-live and a margin. Else the holder's clock need only be a
   * little slower than the challenger's, and both decide for that little.
   */
  CHALLENGER_WAITS_A_MARGIN("1.1"),

  /**
   * Taking names the epoch and beat that were seen. Else a challenger that paused between its look
   * and its statement takes the mandate that a third has just taken or the holder just renewed.
   */
  TAKING_IS_COMPARE_AND_SET("1.1"),

  /**
   * A node whose mandate ran out, and that finds its own name in the row still, takes it like any
   * other, under a new epoch; it only need not wait. If it just goes on because the row names it,
   * it goes on beside the one that takes the mandate at that moment.
   */
  OWN_ROW_IS_TAKEN_ANEW("1.1"),

  /**
   * The deadline counts from the moment the acknowledged renewal was sent. If it counts from the
   * moment the answer came, a slow answer stretches it past the moment at which the challenger, who
   * counts from the commit, takes over.
   */
  DEADLINE_COUNTS_FROM_SENDING("1.2"),

  /**
   * Past its own deadline a node is not the holder. Else a node that was frozen goes on deciding
   * when it thaws, until a statement of its own tells it better.
   */
  OWN_MONOTONIC_DEADLINE("1.2"),

  /**
   * A gap found on waking is a lost mandate. A suspended machine may stop its monotonic clock: it
   * wakes after minutes and finds itself well before its deadline.
   */
  GAP_ON_WAKING_LOSES_THE_MANDATE("1.2"),

  /**
   * Every mark sees the mandate's row with the epoch of the work. Else a node that lost its mandate
   * while it was frozen claims, marks and settles beside its successor.
   */
  FENCE_MARKS_BY_MANDATE("1.4"),

  /**
   * A mark of several statements is fenced as a whole: it writes all of its rows or rolls back. If
   * each of its statements looks for the mandate by itself, a takeover between two of them commits
   * the first alone: a batch that is done with contacts that are still claimed, in nobody's hands,
   * or a contact that waits while its attempt is open, and can never be claimed again.
   */
  MARKS_ARE_FENCED_AS_A_WHOLE("1.4"),

  /**
   * Releasing names epoch and incarnation. Else a release that was delayed frees the mandate of the
   * successor, who goes on believing in it while a third takes it.
   */
  RELEASE_NAMES_THE_EPOCH("1.5"),

  /**
   * A watchdog kills a process that stands still. Else a node frozen between a statement and its
   * commit holds the contact's row locked for ever.
   */
  WATCHDOG_KILLS_THE_FROZEN("1.9"),

  /**
   * The scan for abandoned batches covers the node's own epoch too. A claim whose connection was
   * lost at COMMIT and that is read back before it commits leaves contacts CLAIMED under an epoch
   * that never grows old while its holder stays well.
   */
  SCAN_COVERS_OWN_EPOCH("2.1"),

  /**
   * The connection is open before the mark. Else a node frozen after its mark opens a connection
   * when it thaws, long after the connection fence was thought to have run out.
   */
  FRESH_CONNECTION_BEFORE_MARK("2.3"),

  /**
   * SENDING is committed before the first byte. Else a crash between request and mark leaves a
   * batch that looks as if it had never been sent, and the successor sends its contacts again.
   */
  MARK_BEFORE_WRITE("2.3"),

  /**
   * The request is written once. Else a client that repeats a POST when the answer is lost hands
   * the same attempts over twice.
   */
  REQUEST_WRITTEN_ONCE("2.3"),

  /**
   * The socket closes abortively. Else the kernel of a sender that timed out or died delivers what
   * was buffered after the call was recorded as over.
   */
  SOCKET_CLOSES_ABORTIVELY("2.3"),

  /**
   * Absent only when the sender can no longer send: its call is over, its process is dead, or the
   * dialer has closed the connection. Else a frozen sender thaws and sends.
   */
  ABSENT_NEEDS_A_SILENT_SENDER("2.6a"),

  /**
   * The connection fence counts from the last byte the dialer may have had, not from the mark. A
   * sender frozen in the middle of its request has restarted the dialer's idle time, and writes the
   * rest when it thaws, one idle time later.
   */
  FENCE_COUNTS_FROM_THE_LAST_BYTE("2.6a"),

  /**
   * Absent only after the dialer's longest processing time. Else a request that has arrived and
   * waits in the dialer's queue shows up after its contacts were sent again.
   */
  ABSENT_NEEDS_THE_PROCESSING_TIME("2.6b"),

  /**
   * The read covers the history. Else a contact that was dialled and moved at midnight looks absent
   * and is dialled again.
   */
  READ_COVERS_THE_HISTORY("2.6c"),

  /**
   * Live before history. Else a row that moves at midnight between the two reads is seen in
   * neither.
   */
  LIVE_IS_READ_BEFORE_HISTORY("2.6c"),

  /**
   * One statement reads all states of the live table. If each state is asked for by its own query,
   * a row that goes from callback to pending and back between the queries is seen by none, however
   * often they are repeated.
   */
  LIVE_IS_READ_IN_ONE_STATEMENT("2.6c"),

  /**
   * The source already shows something sent later. Else a copy that lags shows nothing of a contact
   * that the dialer holds.
   */
  SOURCE_SHOWS_SOMETHING_LATER("2.6c"),

  /**
   * What the dialer has shown is never absent. Else a row that somebody deletes there, perhaps
   * after it was dialled, sends its contact a second time.
   */
  SEEN_IS_NEVER_ABSENT("2.6"),

  /**
   * What a user settles is named by its attempt. Else an order that was delayed, while its attempt
   * was proven absent, ends the contact in the midst of the next attempt.
   */
  SETTLING_NAMES_THE_CURRENT_ATTEMPT("2.7"),

  /**
   * SENDING is marked by writing the rows of the contacts that are sent. If it only reads them
   * (with row versions), a withdrawal that commits meanwhile is answered as in time and dialled.
   */
  MARK_WRITES_THE_CONTACTS("2.8"),

  /**
   * Whether a contact goes back or is finished is decided by its row as it is written. If it is
   * decided by an earlier read, a withdrawal between the two is answered as in time and forgotten.
   */
  GIVING_BACK_HEEDS_THE_ROW("2.8"),

  /**
   * Whether a further call follows a result is decided by the contact's row as it is written. If it
   * is decided by an earlier read, somebody who asks during the call not to be called again,
   * between the two, is told that no further call follows, and is called.
   */
  WHAT_FOLLOWS_HEEDS_THE_ROW("2.8"),

  /**
   * Only a status that is final at the dialer ends an attempt. Else a promised callback is taken
   * for a result, and we call the contact while the dialer still holds it.
   */
  ONLY_FINAL_ENDS_AN_ATTEMPT("3.1"),

  /**
   * A result names the contact's current attempt. Else a repeated or late result of the first
   * attempt ends the second, which is at the dialer.
   */
  RESULT_NAMES_THE_CURRENT_ATTEMPT("3.2"),

  /**
   * The marks of a batch touch only contacts whose current attempt belongs to it. Else an ACCEPTED
   * that was overtaken by the result moves the next attempt, which nobody has sent.
   */
  BATCH_MARKS_TOUCH_THEIR_OWN_ATTEMPTS("3.2"),

  /**
   * The sweep looks into the history too. Else a result that moved there before it was read is
   * never seen, and the contact stays at the dialer for ever.
   */
  SWEEP_READS_THE_HISTORY("3.3");

  private final String number;

  Rule(String number) {
    this.number = number;
  }

  /** The rule's number in the protocols' description. */
  public String number() {
    return number;
  }

  public static Set<Rule> all() {
    return EnumSet.allOf(Rule.class);
  }

  public static Set<Rule> allBut(Rule... removed) {
    Set<Rule> rules = all();
    Arrays.asList(removed).forEach(rules::remove);
    return rules;
  }

  /** All rules but those whose number starts so: {@code "2.6"} takes out all of 2.6. */
  public static Set<Rule> allButNumber(String number) {
    Set<Rule> rules = all();
    rules.removeIf(rule -> rule.number.startsWith(number));
    return rules;
  }
}
