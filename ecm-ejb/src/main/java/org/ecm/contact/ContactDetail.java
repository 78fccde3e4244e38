package org.ecm.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A contact with all that happened to it.
 *
 * @param phones by slot, E.164, null where a slot is empty
 * @param timeZone the zone that was given; null if it is derived from the number
 * @param importJob the import it came with; null if it came alone
 * @param row its row in the imported file
 * @param attempts oldest first
 */
public record ContactDetail(
    ContactSummary summary,
    List<String> phones,
    String timeZone,
    Instant expiresAt,
    Map<String, String> attributes,
    Long importJob,
    Long row,
    List<Attempt> attempts) {

  /**
   * One attempt.
   *
   * @param accountNumber what agents see as the account number
   * @param redialled the dialer itself called again after a failover
   * @param disposition what came of it; null while it is open
   * @param refusal why the dialer did not take it, in its words; null unless it is REFUSED
   */
  public record Attempt(
      long id,
      String accountNumber,
      String number,
      int step,
      String state,
      boolean confirmed,
      boolean redialled,
      String disposition,
      String dialerResult,
      String refusal,
      Instant createdAt,
      Instant closedAt,
      List<Result> results) {}

  /** What the dialer once showed of an attempt, and what was made of it. */
  public record Result(String status, String result, String verdict, Instant seenAt) {}
}
